import { useLazyQuery } from "@apollo/client/react";
import { ReturnComparisonDocument } from "@tandem/schema/operations";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { faultWords } from "../../parts/fault-words.ts";
import { formatExactMoney } from "../../words/figure.ts";
import type { ReturnRow } from "./return-words.ts";

const AMOUNTS: Readonly<Record<string, string>> = {
  PLANNED: "planned for the year",
  QUARTER: "quarter",
  TO_DATE: "from April on",
  FORECAST: "expected for the year",
};

/** What changed between an earlier edition and this one. */
export function Comparison({ row, editions }: { row: ReturnRow; editions: readonly ReturnRow[] }) {
  const [ask, { data, error }] = useLazyQuery(ReturnComparisonDocument, { fetchPolicy: "no-cache" });
  const earlier = editions.filter(({ edition }) => edition < row.edition);
  if (earlier.length === 0) return null;
  const { arrangement, quarter } = row;
  const compare = (edition: number) =>
    void ask({ variables: { partnership: PARTNERSHIP, arrangement, quarter, edition, withEdition: row.edition } });
  const changes = data?.partnership.returnComparison;
  return (
    <div>
      <div className="tandem-actions">
        {earlier.map(({ edition }) => (
          <button key={edition} type="button" className="tandem-action" onClick={() => compare(edition)}>
            Compare with edition {edition}
          </button>
        ))}
      </div>
      {error === undefined ? null : <p role="alert">Not compared: {faultWords(error)} Press the button again.</p>}
      {changes === undefined ? null : changes.length === 0 ? (
        <p>Both editions have the same figures.</p>
      ) : (
        <DataTable
          caption="What changed"
          parameter={`changes-${quarter}`}
          columns={[
            { label: "Line", show: ({ label }) => label },
            { label: "Figure", show: ({ amount }) => AMOUNTS[amount] ?? amount },
            { label: "Before", show: ({ before }) => formatExactMoney(before), isNumber: true },
            { label: "After", show: ({ after }) => formatExactMoney(after), isNumber: true },
            { label: "Difference", show: ({ difference }) => formatExactMoney(difference), isNumber: true },
          ]}
          rows={changes}
          keyOf={({ section, code, amount }) => `${section}|${code}|${amount}`}
        />
      )}
    </div>
  );
}
