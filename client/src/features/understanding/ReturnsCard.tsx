import { useFrame } from "../../app/frame.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { countText, dateText } from "../../words/text.ts";
import { daysSince, newestLoads, problemsText, type ReturnLine, returnLines, returnSentence } from "./return-series.ts";
import type { LoadRow, ReturnRow } from "./understanding-rows.ts";

const RETURN_COLUMNS: readonly TableColumn<ReturnLine>[] = [
  {
    label: "List",
    show: ({ agency, list }) => `${agency}: ${list}`,
    sortBy: ({ agency, list }) => `${agency}: ${list}`,
  },
  { label: "Counted at", show: ({ covers }) => covers, sortBy: ({ covers }) => covers },
  { label: "Age", show: ({ age }) => age, sortBy: ({ ageMonths }) => ageMonths },
  { label: "Numbers", show: ({ numbers }) => numbers },
  { label: "Counts", show: ({ whom }) => whom },
  { label: "Loaded", show: ({ loaded }) => loaded },
  { label: "File", show: ({ file }) => file },
  { label: "Problems", show: ({ problems }) => problems },
];

function loadColumns(today: string): readonly TableColumn<LoadRow>[] {
  const days = (load: LoadRow) => daysSince(load, today);
  return [
    { label: "Data set", show: ({ dataset }) => dataset, sortBy: ({ dataset }) => dataset },
    { label: "From", show: ({ publisher }) => publisher, sortBy: ({ publisher }) => publisher },
    { label: "Release", show: ({ release }) => release ?? "–" },
    { label: "Loaded", show: ({ finishedAt }) => dateText(finishedAt), sortBy: ({ finishedAt }) => finishedAt },
    { label: "Days since", show: (load) => String(days(load)), sortBy: days, isNumber: true },
    {
      label: "Rows",
      show: ({ rowsRead }) => rowsRead.toLocaleString("en-GB"),
      sortBy: ({ rowsRead }) => rowsRead,
      isNumber: true,
    },
    { label: "Problems", show: problemsText },
  ];
}

/** Who has returned what, how fresh it is, and what is wrong with it. */
export function ReturnsCard({
  returns,
  loads,
  isIllustrative,
}: {
  returns: readonly ReturnRow[];
  loads: readonly LoadRow[];
  isIllustrative: boolean;
}) {
  const { today } = useFrame();
  const newest = newestLoads(loads);
  return (
    <section
      className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`}
      aria-label="Who has returned what, and how fresh it is"
    >
      <h2 className="nhsuk-heading-s">Who has returned what, and how fresh it is</h2>
      <p className="tandem-finding">
        {returnSentence(returns)} A blank is never taken for nobody. A list older than a year is not compared.
      </p>
      <DataTable
        caption="Lists of children, by agency"
        columns={RETURN_COLUMNS}
        rows={returnLines(returns, loads)}
        keyOf={({ key }) => key}
        parameter="returns"
      />
      <details className="tandem-details">
        <summary>Every other data set that is loaded ({countText(newest.length, "data set")})</summary>
        <DataTable
          caption="Data sets, newest file of each"
          columns={loadColumns(today)}
          rows={newest}
          keyOf={({ id }) => id}
          parameter="loads"
        />
      </details>
    </section>
  );
}
