import { useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { useCopying } from "../../parts/copying.ts";
import { tableAddress } from "../../parts/table-address.ts";
import { lastMonthOf, yearsUpTo } from "../../words/period.ts";

/** The tables most asked for, with what a first call needs. */
function firstAddresses(year: string, month: string) {
  return [
    { name: "Gaps", path: tableAddress("gaps", { by: ["SERVICE_LINE", "AREA"], period: year, basis: "EXPRESSED" }) },
    { name: "Overlaps", path: tableAddress("overlaps", { period: year }) },
    { name: "Services", path: tableAddress("services", {}) },
    { name: "Funding lines", path: tableAddress("services/commissions/funding", {}) },
    { name: "Queues", path: tableAddress("waits", { month }) },
    { name: "Pooled budgets", path: tableAddress("pooledBudgets", { financialYear: year }) },
  ];
}

/** Plain addresses for a spreadsheet or a program that reads an address and nothing else. */
export function TableAddresses() {
  const { today } = useFrame();
  const { told, copy } = useCopying();
  const year = yearsUpTo(today)[1] ?? "";
  const { origin } = window.location;
  return (
    <section className="tandem-card" aria-labelledby="table-addresses">
      <h2 id="table-addresses" className="nhsuk-heading-s">
        Without a question: tables at plain addresses
      </h2>
      <p>
        Excel (Data, From Web), Power Query, R and Python read these as they are. Put another ending for another form:
        csv, jsonl, json, xlsx, ods or parquet. <a href={`/v1/${PARTNERSHIP}`}>All tables</a>, with what each can be
        asked for.
      </p>
      <ul className="nhsuk-list tandem-addresses">
        {firstAddresses(year, lastMonthOf(year, today)).map(({ name, path }) => (
          <li key={path}>
            {name}: <a href={path}>{path}</a>{" "}
            <button
              type="button"
              className="tandem-action"
              onClick={() => copy(`${origin}${path}`, `Address of ${name.toLowerCase()}`)}
            >
              Copy the address of {name.toLowerCase()}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{told}</p>
    </section>
  );
}
