import type { AgeBand } from "./age-band.ts";
import { type Explanation, type Figure, known, type Provenance } from "./figure.ts";
import type { Agency, Area, Need } from "./snapshot.ts";
import type { UnderstandingRow } from "./understanding-row.ts";

/** An agency says nothing where another knows children, or two agencies' pictures differ by more than chance explains. */
export interface DataGap {
  /** Stable within the question. */
  readonly key: string;
  readonly kind: "SILENCE" | "DISAGREEMENT";
  readonly need: Need;
  /** Who is silent, or who knows fewer than the other leads one to expect. */
  readonly agency: Agency;
  /** In a disagreement, the agency that knows more; null in a silence. */
  readonly other: Agency | null;
  readonly areas: readonly Area[];
  readonly ageBands: readonly AgeBand[];
  /** Silence: the most children another agency knows there. Disagreement: children the agency lacks of what the other leads one to expect. */
  readonly children: Figure;
  /** Why the agency has no number; null in a disagreement. */
  readonly state: Figure["state"] | null;
  readonly explanation: Explanation;
}

const SILENCE =
  "An agency gives no number where another knows children with this need. A blank is not taken for nobody: ask it for its list.";

const DISAGREEMENT =
  "Two agencies' numbers differ here by more than chance explains, against how they compare in all other wards. " +
  "Children may be missed by one, or counted by other rules: compare the lists.";

const explain = (definition: string, formula: string, label: string, figure: Figure): Explanation => ({
  definition,
  formula,
  inputs: [{ label, figure, source: null }],
});

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Rows in which an agency has no number though another knows children, joined by need, agency and reason. */
function silences(rows: readonly UnderstandingRow[], provenance: Provenance): DataGap[] {
  const found = rows.flatMap((row) => {
    const most = Math.max(0, ...row.views.map(({ children }) => children.value ?? 0));
    if (most === 0) return [];
    return row.views
      .filter(({ children }) => children.value === null)
      .map(({ agency, children }) => ({ row, agency, state: children.state, most }));
  });
  const groups = Map.groupBy(found, ({ row, agency, state }) => `${row.need.code}|${agency}|${state}`);
  return [...groups].flatMap(([key, entries]): DataGap[] => {
    const [first] = entries;
    if (first === undefined) return [];
    const children = known(
      entries.reduce((sum, { most }) => sum + most, 0),
      "child",
      provenance,
    );
    return [
      {
        key: `SILENCE|${key}`,
        kind: "SILENCE",
        need: first.row.need,
        agency: first.agency,
        other: null,
        areas: distinct(entries.map(({ row }) => row.area)),
        ageBands: distinct(entries.map(({ row }) => row.ageBand)),
        children,
        state: first.state,
        explanation: explain(
          SILENCE,
          "Σ of the most children another agency knows, place by place",
          "Others know",
          children,
        ),
      },
    ];
  });
}

function disagreements(rows: readonly UnderstandingRow[], provenance: Provenance): DataGap[] {
  return rows.flatMap((row) =>
    row.comparisons
      .filter(({ verdict }) => verdict === "FIRST_KNOWS_MORE" || verdict === "SECOND_KNOWS_MORE")
      .map((comparison): DataGap => {
        const isFirstMore = comparison.verdict === "FIRST_KNOWS_MORE";
        const [agency, other] = isFirstMore
          ? [comparison.second, comparison.first]
          : [comparison.first, comparison.second];
        const children = known(comparison.shortfall, "child", provenance);
        return {
          key: `DISAGREEMENT|${row.key}|${comparison.first}|${comparison.second}`,
          kind: "DISAGREEMENT",
          need: row.need,
          agency,
          other,
          areas: [row.area],
          ageBands: [row.ageBand],
          children,
          state: null,
          explanation: explain(
            DISAGREEMENT,
            "the other's children ÷ (the other ÷ the agency in all other wards, same need and age) − the agency's children",
            "Children the agency lacks",
            children,
          ),
        };
      }),
  );
}

/** Silences and disagreements, most children first, ties by key. */
export function findDataGaps(rows: readonly UnderstandingRow[], provenance: Provenance): DataGap[] {
  return [...silences(rows, provenance), ...disagreements(rows, provenance)].sort(
    (a, b) => (b.children.value ?? 0) - (a.children.value ?? 0) || (a.key < b.key ? -1 : 1),
  );
}
