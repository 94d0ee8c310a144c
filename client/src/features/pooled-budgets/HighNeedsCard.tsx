import { HighNeedsDocument, type HighNeedsQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Badge } from "../../parts/Badge.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatMoney, formatShare } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";

type Benchmark = HighNeedsQuery["partnership"]["highNeedsBenchmark"];
type Line = Benchmark["lines"][number];

const COLUMNS: readonly TableColumn<Line>[] = [
  { label: "High needs line", show: ({ name }) => name, sortBy: ({ name }) => name },
  {
    label: "Budget",
    show: ({ budget }) => formatMoney(budget),
    sortBy: ({ budget }) => budget.pence ?? null,
    isNumber: true,
  },
  {
    label: "Share of the lines",
    show: ({ share }) => formatShare(share),
    sortBy: ({ share }) => share.value ?? null,
    isNumber: true,
  },
  { label: "Others: middle (lowest to highest)", show: ({ others }) => formatShare(others), isNumber: true },
  { label: "England", show: ({ england }) => formatShare(england), isNumber: true },
];

/** The council's high needs budget lines beside those of others, from official figures. */
export function HighNeedsCard() {
  const answer = useAnswer(HighNeedsDocument, { partnership: PARTNERSHIP });
  return (
    <Answered answer={answer}>
      {({ partnership: { highNeedsBenchmark } }) => {
        const { lines, financialYear, comparedWith, source, warnings } = highNeedsBenchmark;
        return lines.length === 0 ? null : (
          <section className="tandem-card" aria-label="High needs budget beside others">
            <Badge provenance="OFFICIAL" />
            <DataTable
              caption={`The council's high needs budget ${financialYear ?? ""} beside ${countText(comparedWith.length, "other council")}`}
              parameter="high-needs"
              columns={COLUMNS}
              rows={lines}
              keyOf={({ code }) => code}
            />
            <ul>
              {warnings.map(({ code, message }) => (
                <li key={code}>{message}</li>
              ))}
            </ul>
            <p className="tandem-scope">
              {source ? `Source: ${source.publisher}, ${source.dataset}, ${source.release ?? ""}. ` : ""}Compared with{" "}
              {comparedWith.map(({ name }) => name).join(", ")}.
            </p>
          </section>
        );
      }}
    </Answered>
  );
}
