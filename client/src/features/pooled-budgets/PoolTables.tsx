import type { PoolsPageQuery } from "@tandem/schema/operations";
import { DataTable } from "../../parts/DataTable.tsx";
import { formatExactMoney, formatShare } from "../../words/figure.ts";
import { dateText } from "../../words/text.ts";

type Pool = PoolsPageQuery["partnership"]["pooledBudgets"]["pools"][number];

const STATUS: Readonly<Record<string, string>> = {
  NOT_STARTED: "not started",
  DRAFT: "draft",
  SUBMITTED: "sent for signature",
  SIGNED: "signed by all",
};

/** Who put in what. */
export function Contributions({ pool }: { pool: Pool }) {
  return (
    <section className="tandem-card" aria-label="Who puts in what">
      <DataTable
        caption="Who puts in what"
        columns={[
          {
            label: "Party",
            show: ({ organisation }) => organisation.name,
            sortBy: ({ organisation }) => organisation.name,
          },
          { label: "From", show: ({ fundingSource }) => fundingSource.name },
          {
            label: "Planned",
            show: ({ planned }) => formatExactMoney(planned),
            sortBy: ({ planned }) => planned.pence ?? -1,
            isNumber: true,
          },
          { label: "Share of plan", show: ({ shareOfPlan }) => formatShare(shareOfPlan), isNumber: true },
          { label: "Paid so far", show: ({ paid }) => formatExactMoney(paid), isNumber: true },
          { label: "Expected", show: ({ forecast }) => formatExactMoney(forecast), isNumber: true },
        ]}
        rows={pool.contributions}
        keyOf={({ organisation, fundingSource, form }) => `${organisation.code}|${fundingSource.code}|${form}`}
      />
    </section>
  );
}

/** The year quarter by quarter, and who has signed. */
export function Quarters({ pool }: { pool: Pool }) {
  return (
    <section className="tandem-card" aria-label="Quarter by quarter">
      <DataTable
        caption="Quarter by quarter, each alone"
        columns={[
          { label: "Quarter", show: ({ quarter }) => quarter },
          { label: "Budget", show: ({ budget }) => formatExactMoney(budget), isNumber: true },
          { label: "Actual", show: ({ actual }) => formatExactMoney(actual), isNumber: true },
          { label: "Forecast", show: ({ forecast }) => formatExactMoney(forecast), isNumber: true },
          { label: "Return", show: ({ status }) => STATUS[status] ?? status },
          {
            label: "Signed by",
            show: ({ signOffs }) =>
              signOffs.length === 0
                ? "nobody yet"
                : signOffs.map(({ organisation, at }) => `${organisation.name}, ${dateText(at)}`).join("; "),
          },
        ]}
        rows={pool.quarters.filter(({ cumulative }) => !cumulative)}
        keyOf={({ quarter }) => quarter}
      />
    </section>
  );
}

/** Rules the figures should keep, broken ones first, each with its mend. */
export function Checks({ pool }: { pool: Pool }) {
  const rows = [...pool.checks].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <section className="tandem-card" aria-label="Checks">
      <DataTable
        caption="Checks"
        columns={[
          {
            label: "Kept",
            show: ({ ok, level }) => (ok ? "✓ yes" : level === "ERROR" ? "✗ no, must be mended" : "! no, look at it"),
          },
          { label: "Rule", show: ({ message }) => message },
          { label: "To mend", show: ({ mend }) => mend },
        ]}
        rows={rows}
        keyOf={({ code }) => code}
      />
    </section>
  );
}
