import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatNumber, stateWords } from "../../words/figure.ts";
import { countText, monthText } from "../../words/text.ts";
import { momentText } from "../audit/audit-words.ts";
import { ageText, type DataSetRow } from "./measure-words.ts";
import { missingText, monthsText } from "./quality-findings.ts";

type MissingRow = DataSetRow["missing"][number] & { readonly set: string };

function asAtText({ latestMonth, ageMonths, isStale, state }: DataSetRow): string {
  if (latestMonth === null || latestMonth === undefined) return stateWords(state);
  return `${monthText(latestMonth)} (${ageText(ageMonths ?? 0)}${isStale ? ", stale" : ""})`;
}

function filesText({ loads, refusedLoads, errors, warnings }: DataSetRow): string {
  if (loads === 0) return "no file yet";
  const refused = refusedLoads === 0 ? "" : `, ${formatNumber(refusedLoads)} refused`;
  return `${countText(loads, "file")}${refused}; ${countText(errors, "error")}, ${countText(warnings, "warning")}`;
}

function notKnownText({ missing }: DataSetRow): string {
  const byState = Map.groupBy(missing, ({ state }) => state);
  const texts = [...byState].map(([state, rows]) =>
    missingText({ state, rows: rows.reduce((sum, row) => sum + row.rows, 0) }),
  );
  return texts.length === 0 ? "none" : texts.join("; ");
}

const SETS: readonly TableColumn<DataSetRow>[] = [
  { label: "Data set", show: ({ name }) => name, sortBy: ({ name }) => name },
  { label: "As at", show: asAtText, sortBy: ({ ageMonths }) => ageMonths ?? null },
  { label: "Rows held", show: ({ rows }) => formatNumber(rows), sortBy: ({ rows }) => rows, isNumber: true },
  {
    label: "Rows that are no number",
    show: notKnownText,
    sortBy: ({ missing }) => missing.reduce((sum, { rows }) => sum + rows, 0),
  },
  { label: "Files and their problems", show: filesText, sortBy: ({ errors }) => errors },
  {
    label: "Last file",
    show: ({ lastLoadedAt }) => (lastLoadedAt ? momentText(lastLoadedAt) : "none"),
    sortBy: ({ lastLoadedAt }) => lastLoadedAt ?? null,
  },
];

const MISSING: readonly TableColumn<MissingRow>[] = [
  { label: "Data set", show: ({ set }) => set, sortBy: ({ set }) => set },
  {
    label: "To be given by",
    show: ({ givenBy }) => givenBy ?? "not named in the data",
    sortBy: ({ givenBy }) => givenBy ?? null,
  },
  { label: "Why it is no number", show: ({ state }) => stateWords(state), sortBy: ({ state }) => state },
  { label: "Months", show: monthsText, sortBy: ({ latestMonth }) => latestMonth },
  { label: "Rows", show: ({ rows }) => formatNumber(rows), sortBy: ({ rows }) => rows, isNumber: true },
];

/** How fresh and how whole the partners' own data sets are. */
export function QualityCard({ sets }: { sets: readonly DataSetRow[] }) {
  const missing = sets.flatMap((set) => set.missing.map((row) => ({ ...row, set: set.name })));
  return (
    <section className="tandem-card" aria-labelledby="quality">
      <h2 id="quality" className="nhsuk-heading-s">
        How good are the partners’ own data?
      </h2>
      <p className="tandem-hint">
        Rows are counted here, not children. A row that is no number says why; it is never read as nothing.
      </p>
      <DataTable
        caption="Data sets that partners return each month"
        columns={SETS}
        rows={sets}
        keyOf={({ code }) => code}
        parameter="sets"
      />
      {missing.length === 0 ? (
        <p>Every row held is a number.</p>
      ) : (
        <DataTable
          caption="What is missing, and who can give it"
          columns={MISSING}
          rows={missing}
          keyOf={({ set, givenBy, state }) => `${set}|${givenBy}|${state}`}
          parameter="missing"
        />
      )}
    </section>
  );
}
