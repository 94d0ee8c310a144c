import {
  type Agreement,
  agreementsOf,
  childrenOf,
  comparisonsOf,
  type NeedMix,
  needMixes,
  pairTotals,
} from "./agency-pairs.ts";
import { type AgencyReturn, agencyReturns } from "./agency-returns.ts";
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
import { AGENCIES, type KnownCells, type KnownPlace, knownCells, type ListCount } from "./known-cells.ts";
import { areasAround } from "./reach-index.ts";
import type { Agency, MonthIndex, Snapshot } from "./snapshot.ts";
import { type PlaceComparison, placeComparisons } from "./understanding-places.ts";
import type { AgencyView, UnderstandingRow } from "./understanding-row.ts";

export interface UnderstandingTable {
  /** By need, ward and age. */
  readonly rows: readonly UnderstandingRow[];
  readonly agreements: readonly Agreement[];
  /** Each two agencies, need by need and ward by ward, over the ages asked for. */
  readonly places: readonly PlaceComparison[];
  /** What part of the children two agencies have on their lists has each need, of the needs both know. */
  readonly mixes: readonly NeedMix[];
  /** Each list's last return, and lists that none came for. */
  readonly returns: readonly AgencyReturn[];
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
  const isNeedAsked = ({ need }: { need: KnownPlace["need"] }) => !filter.needs || filter.needs.includes(need.code);
  const warnings = [...understandingWarnings(cells, rows), ...agesWarnings(snapshot), ...publishedWarnings(snapshot)];
  return {
    rows,
    agreements: agreementsOf(cells, provenance).filter(isNeedAsked),
    places: placeComparisons(cells, rows, totals),
    mixes: needMixes(cells, provenance).filter(isNeedAsked),
    returns: agencyReturns(snapshot, month),
    dataGaps: findDataGaps(rows, provenance),
    warnings,
    complete: rows.length > 0 && !warnings.some(({ code }) => code === "RETURNS_MISSING" || code === "NOT_BY_WARD"),
  };
}
