import { DataTable } from "../../parts/DataTable.tsx";
import { formatExactMoney, formatShare } from "../../words/figure.ts";
import { countText, dateText, FORM_WORDS, listText, postText } from "../../words/text.ts";
import type { PoolRow } from "./pool-rows.ts";
import { sumOf } from "./pool-series.ts";

const STATUS: Readonly<Record<string, string>> = {
  NOT_STARTED: "not started",
  DRAFT: "draft",
  SUBMITTED: "sent for signature",
  SIGNED: "signed by all",
};

/** What was planned, and what was agreed since where that differs. */
function plannedText({ planned, varied }: PoolRow["contributions"][number]): string {
  const isVaried = varied.pence !== null && varied.pence !== planned.pence;
  return `${formatExactMoney(planned)}${isVaried ? `, varied to ${formatExactMoney(varied)}` : ""}`;
}

/** Who put in what. */
export function Contributions({ pool }: { pool: PoolRow }) {
  const { contributions } = pool;
  return (
    <section className="tandem-card" aria-label="Who puts in what">
      <DataTable
        caption="Who puts in what"
        parameter="contributions"
        columns={[
          {
            label: "Party",
            show: ({ organisation }) => organisation.name,
            sortBy: ({ organisation }) => organisation.name,
          },
          {
            label: "From",
            show: ({ fundingSource }) => fundingSource.name,
            sortBy: ({ fundingSource }) => fundingSource.name,
          },
          {
            label: "How",
            show: ({ form, recurrent }) => `${FORM_WORDS[form] ?? form}, ${recurrent ? "every year" : "once"}`,
          },
          {
            label: "Planned",
            show: plannedText,
            sortBy: ({ planned }) => planned.pence ?? null,
            isNumber: true,
          },
          {
            label: "Share of plan",
            show: ({ shareOfPlan }) => formatShare(shareOfPlan),
            sortBy: ({ shareOfPlan }) => shareOfPlan.value ?? null,
            isNumber: true,
          },
          {
            label: "Paid so far",
            show: ({ paid }) => formatExactMoney(paid),
            sortBy: ({ paid }) => paid.pence ?? null,
            isNumber: true,
          },
          { label: "Expected", show: ({ forecast }) => formatExactMoney(forecast), isNumber: true },
        ]}
        rows={contributions}
        totals={[
          "All",
          "",
          "",
          formatExactMoney(sumOf(contributions.map(({ planned }) => planned))),
          "",
          formatExactMoney(sumOf(contributions.map(({ paid }) => paid))),
          formatExactMoney(sumOf(contributions.map(({ forecast }) => forecast))),
        ]}
        keyOf={({ organisation, fundingSource, form }) => `${organisation.code}|${fundingSource.code}|${form}`}
      />
    </section>
  );
}

type Quarter = PoolRow["quarters"][number];

/** Who has signed and who has not. */
function signText({ signOffs }: Quarter, parties: ReadonlyMap<string, string>): string {
  const signed = signOffs.map(({ organisation, by, at }) => `${organisation.name} (${postText(by)}, ${dateText(at)})`);
  const missing = [...parties].filter(([code]) => !signOffs.some(({ organisation }) => organisation.code === code));
  const open = missing.length === 0 ? "" : `not yet: ${listText(missing.map(([, name]) => name))}`;
  return [...signed, ...(open === "" ? [] : [open])].join("; ");
}

/** The year quarter by quarter, and who has signed. */
export function Quarters({ pool }: { pool: PoolRow }) {
  const parties = new Map(pool.contributions.map(({ organisation }) => [organisation.code, organisation.name]));
  const toDate = new Map(pool.quarters.filter(({ cumulative }) => cumulative).map((entry) => [entry.quarter, entry]));
  return (
    <section className="tandem-card" aria-label="Quarter by quarter">
      <DataTable
        caption="Quarter by quarter, and who has signed"
        parameter="quarters"
        columns={[
          { label: "Quarter", show: ({ quarter }) => quarter.replace("-Q", ", quarter ") },
          { label: "Budget", show: ({ budget }) => formatExactMoney(budget), isNumber: true },
          { label: "Spent", show: ({ actual }) => formatExactMoney(actual), isNumber: true },
          { label: "Forecast", show: ({ forecast }) => formatExactMoney(forecast), isNumber: true },
          {
            label: "Forecast from April on",
            show: ({ quarter, forecast }) => formatExactMoney(toDate.get(quarter)?.forecast ?? forecast),
            isNumber: true,
          },
          {
            label: "Return",
            show: ({ status, version }) => `${STATUS[status] ?? status}${version ? `, edition ${version}` : ""}`,
          },
          { label: "Signed by", show: (quarter) => signText(quarter, parties) },
        ]}
        rows={pool.quarters.filter(({ cumulative }) => !cumulative)}
        keyOf={({ quarter }) => quarter}
      />
    </section>
  );
}

/** Rules the figures should keep, broken ones first, each with its mend. */
export function Checks({ pool }: { pool: PoolRow }) {
  const rows = [...pool.checks].sort(
    (a, b) => Number(a.ok) - Number(b.ok) || Number(a.level !== "ERROR") - Number(b.level !== "ERROR"),
  );
  const broken = rows.filter(({ ok }) => !ok).length;
  return (
    <section className="tandem-card" id={`checks-${pool.arrangement.code}`} aria-label="Checks">
      <DataTable
        caption={
          broken === 0
            ? "Checks: all rules are kept"
            : `Checks: ${broken} of ${countText(rows.length, "rule")} ${broken === 1 ? "is" : "are"} not kept`
        }
        parameter="checks"
        columns={[
          { label: "Rule", show: ({ message }) => message },
          {
            label: "Kept",
            show: ({ ok, level }) => (ok ? "✓ yes" : level === "ERROR" ? "✗ no: must be mended" : "! no: look at it"),
          },
          { label: "To mend", show: ({ mend }) => mend },
        ]}
        rows={rows}
        keyOf={({ code }) => code}
      />
    </section>
  );
}
