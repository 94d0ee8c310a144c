import { type Comparison, compareCounts } from "./agency-comparison.ts";
import { type DataGap, findDataGaps } from "./data-gaps.ts";
import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import {
  type Explanation,
  type Figure,
  known,
  missing,
  type Provenance,
  sourceOf,
  type Warning,
  weakestProvenance,
} from "./figure.ts";
import {
  AGENCIES,
  type AgencyCounts,
  type KnownCells,
  type KnownPlace,
  knownCells,
  type ListCount,
} from "./known-cells.ts";
import { areasAround } from "./reach-index.ts";
import type { Agency, MonthIndex, Snapshot } from "./snapshot.ts";
import { ruzicka } from "./statistics/concentration.ts";
import type { AgencyView, UnderstandingRow } from "./understanding-row.ts";

/** How alike two agencies' pictures of a need are over all wards and ages: Ruzicka index of their shares, 0 apart, 1 alike. */
export interface Agreement {
  readonly need: KnownPlace["need"];
  readonly first: Agency;
  readonly second: Agency;
  readonly agreement: Figure;
}

export interface UnderstandingTable {
  /** By need, ward and age. */
  readonly rows: readonly UnderstandingRow[];
  readonly agreements: readonly Agreement[];
  /** Silence and disagreement, findings of their own kind; most children first. */
  readonly dataGaps: readonly DataGap[];
  readonly warnings: readonly Warning[];
  /** Whether every agency returned every need it collects, in every ward and age. */
  readonly complete: boolean;
}

export interface UnderstandingRequest {
  readonly month: MonthIndex;
  readonly filter: {
    readonly needs?: readonly string[] | null;
    readonly areas?: readonly string[] | null;
    readonly ageBands?: readonly string[] | null;
  };
}

/** The two agencies of each comparison. */
const PAIRS = AGENCIES.flatMap((first, index) => AGENCIES.slice(index + 1).map((second) => ({ first, second })));

/** Children of an agency in a place; NaN where some list is no number or it returned nothing. */
function childrenOf(counts: AgencyCounts | undefined): number {
  if (counts === undefined || counts.lists.length === 0) return Number.NaN;
  return counts.lists.reduce((sum, { children }) => sum + children, 0);
}

function viewOf(cells: KnownCells, place: KnownPlace, agency: Agency, provenance: Provenance): AgencyView {
  const counts = cells.counts.get(place.key)?.get(agency);
  const figure = ({ children, state }: Pick<ListCount, "children" | "state">): Figure =>
    state === "KNOWN" ? known(children, "child", provenance) : missing(state, "child", provenance);
  const lists = (counts?.lists ?? []).map((entry) => ({ list: entry.list, children: figure(entry) }));
  const lacking = counts?.lists.find(({ state }) => state !== "KNOWN");
  const isCollected = cells.reported.get(agency)?.has(place.need.code) ?? false;
  const silent = isCollected ? "NOT_SUBMITTED" : "NOT_COLLECTED";
  return {
    agency,
    children:
      lists.length === 0
        ? missing(silent, "child", provenance)
        : figure({ children: childrenOf(counts), state: lacking?.state ?? "KNOWN" }),
    possible: known(counts?.possible ?? 0, "child", provenance),
    lists,
  };
}

/** Sums of two agencies over the places of one need and age band where both are known. */
function pairTotals(cells: KnownCells): Map<string, { first: number; second: number }> {
  const totals = new Map<string, { first: number; second: number }>();
  for (const place of cells.places) {
    const counts = cells.counts.get(place.key);
    for (const { first, second } of PAIRS) {
      const [one, other] = [childrenOf(counts?.get(first)), childrenOf(counts?.get(second))];
      if (Number.isNaN(one + other)) continue;
      const key = `${place.need.code}|${place.ageBand.code}|${first}|${second}`;
      const total = totals.get(key) ?? { first: 0, second: 0 };
      totals.set(key, { first: total.first + one, second: total.second + other });
    }
  }
  return totals;
}

function comparisonsOf(
  cells: KnownCells,
  place: KnownPlace,
  totals: ReadonlyMap<string, { readonly first: number; readonly second: number }>,
): Comparison[] {
  const counts = cells.counts.get(place.key);
  return PAIRS.flatMap(({ first, second }) => {
    const own = { first: childrenOf(counts?.get(first)), second: childrenOf(counts?.get(second)) };
    const total = totals.get(`${place.need.code}|${place.ageBand.code}|${first}|${second}`);
    if (Number.isNaN(own.first + own.second) || total === undefined) return [];
    // Places are split by population, so that sums may leave rounding dust behind.
    const elsewhere = {
      first: Math.max(0, total.first - own.first),
      second: Math.max(0, total.second - own.second),
    };
    const found = compareCounts(own, elsewhere);
    return found === null ? [] : [{ first, second, ...found }];
  });
}

function agreementsOf(cells: KnownCells, provenance: Provenance): Agreement[] {
  const byNeed = Map.groupBy(cells.places, ({ need }) => need);
  return [...byNeed].flatMap(([need, places]) =>
    PAIRS.flatMap(({ first, second }) => {
      const both = places.flatMap(({ key }) => {
        const counts = cells.counts.get(key);
        const pair = [childrenOf(counts?.get(first)), childrenOf(counts?.get(second))] as const;
        return Number.isNaN(pair[0] + pair[1]) ? [] : [pair];
      });
      const sums = [0, 1].map((at) => both.reduce((sum, pair) => sum + (pair[at] ?? 0), 0)) as [number, number];
      if (both.length === 0 || sums[0] === 0 || sums[1] === 0) return [];
      const index = ruzicka(
        both.map(([one]) => one / sums[0]),
        both.map(([, other]) => other / sums[1]),
      );
      const agreement = index === null ? missing("UNDEFINED", "share", provenance) : known(index, "share", provenance);
      return [{ need, first, second, agreement }];
    }),
  );
}

const NAMES: Readonly<Record<Agency, string>> = {
  EDUCATION: "Education",
  HEALTH: "Health",
  SOCIAL_CARE: "Social care",
};

function explain(snapshot: Snapshot, cells: KnownCells, views: readonly AgencyView[]): Explanation {
  return {
    definition:
      "Children each agency has on its lists under one need, in one ward and age band. Lists are not matched child by child: " +
      "the same child may be on several, and each counts by its own rules.",
    formula:
      "compared are the two agencies' counts here with their counts in all other wards, same need and age: " +
      "ratio = (first here ÷ second here) ÷ (first elsewhere ÷ second elsewhere), 99.8 % interval",
    inputs: views.map(({ agency, children }) => ({
      label: `${NAMES[agency]} knows`,
      figure: children,
      source: sourceOf(snapshot.loads, cells.rows.find((row) => row.agency === agency)?.load),
    })),
  };
}

function understandingWarnings(cells: KnownCells, rows: readonly UnderstandingRow[]): Warning[] {
  const bases = new Set(cells.rows.map(({ populationBasis }) => populationBasis));
  const ambiguous = rows.some(({ views }) => views.some(({ possible }) => (possible.value ?? 0) > 0));
  const silent = rows.some(({ views }) => views.some(({ children }) => children.state === "NOT_SUBMITTED"));
  const say = (isTrue: boolean, code: string, message: string): Warning[] => (isTrue ? [{ code, message }] : []);
  return [
    ...cells.warnings,
    ...say(
      bases.size > 1,
      "BASES_DIFFER",
      "The agencies count different children (by home, school, GP or responsible council); the comparison looks at patterns, not at sums.",
    ),
    ...say(
      ambiguous,
      "NEEDS_AMBIGUOUS",
      "Some health needs may be one of several school needs; their children are shown as possible, not counted.",
    ),
    ...say(silent, "RETURNS_MISSING", "Some returns are missing; a blank is not taken for nobody."),
    ...say(
      rows.length === 0,
      "NOTHING_RETURNED",
      "No agency has returned the children it knows of for the year up to this month.",
    ),
  ];
}

/** Said where counts are published for all ages together. */
function agesWarnings({ published }: Snapshot): Warning[] {
  const message = "Children known are published by need and ward; their ages are estimated by who lives there.";
  return published === undefined ? [] : [{ code: "AGES_ESTIMATED", message }];
}

/** What education, health and social care each know of every need, where they agree, and where one is silent. */
export function computeSharedUnderstanding(snapshot: Snapshot, request: UnderstandingRequest): UnderstandingTable {
  const { month, filter } = request;
  const cells = knownCells(snapshot, month);
  const loads = [...new Set(cells.rows.map(({ load }) => load))];
  const provenance = weakestProvenance(snapshot.loads, loads);
  const totals = pairTotals(cells);
  const isAsked = ({ need, area, ageBand }: KnownPlace) =>
    (!filter.needs || filter.needs.includes(need.code)) &&
    (!filter.areas || areasAround(snapshot.areas, area.code).some((code) => filter.areas?.includes(code))) &&
    (!filter.ageBands || filter.ageBands.includes(ageBand.code));
  const rows = cells.places.filter(isAsked).map((place): UnderstandingRow => {
    const views = AGENCIES.map((agency) => viewOf(cells, place, agency, provenance));
    return {
      ...place,
      views,
      comparisons: comparisonsOf(cells, place, totals),
      explanation: explain(snapshot, cells, views),
    };
  });
  const warnings = [...understandingWarnings(cells, rows), ...agesWarnings(snapshot), ...publishedWarnings(snapshot)];
  return {
    rows,
    agreements: agreementsOf(cells, provenance).filter(({ need }) => !filter.needs || filter.needs.includes(need.code)),
    dataGaps: findDataGaps(rows, provenance),
    warnings,
    complete: rows.length > 0 && !warnings.some(({ code }) => code === "RETURNS_MISSING" || code === "NOT_BY_WARD"),
  };
}
