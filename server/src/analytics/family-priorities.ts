import { publishedWarnings } from "./disclosure/hidden-rows.ts";
import type { FamilyChange, FamilyCount } from "./family-count.ts";
import { familyKey, hasNestedAreas } from "./family-key.ts";
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
import type { Area, Need, ServiceLine, Snapshot } from "./snapshot.ts";
import { proportionInterval } from "./statistics/proportion.ts";

/** One thing that families named in a survey, how many of them, and what changed because of it. */
export interface FamilyPriorityRow {
  /** Survey and priority, by code. */
  readonly key: string;
  readonly survey: { readonly code: string; readonly name: string; readonly heldOn: string };
  readonly priority: string;
  readonly need: Need | null;
  readonly serviceLine: ServiceLine | null;
  /** Families who said so, over all areas. */
  readonly families: Figure;
  /** Families who answered the question, over all areas. */
  readonly asked: Figure;
  /** Families who said so ÷ families who answered, 0 to 1, with its 95 % interval. */
  readonly share: Figure;
  readonly areas: readonly { readonly area: Area; readonly families: Figure }[];
  /** Oldest first. */
  readonly changes: readonly (Pick<FamilyChange, "number" | "changedOn" | "change"> & {
    readonly serviceLine: ServiceLine | null;
  })[];
  readonly explanation: Explanation;
}

export interface FamilyPriorityTable {
  /** Most-named first; those whose number is hidden or missing last, by key. */
  readonly rows: readonly FamilyPriorityRow[];
  readonly warnings: readonly Warning[];
  /** Whether every area's families are there, hidden ones too. */
  readonly complete: boolean;
}

const UNIT = "family";

const hasNumber = ({ state }: FamilyCount) => state === "KNOWN" || state === "SUPPRESSED";

/** A count as a figure; of what is no number, the state. */
function countOf(value: number, state: Figure["state"], provenance: Provenance): Figure {
  if (!Number.isNaN(value)) return known(value, UNIT, provenance);
  return missing(state === "KNOWN" ? "SUPPRESSED" : state, UNIT, provenance);
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Families over all areas: those published where counts are as published, else the sum of the areas. */
function totalOf(snapshot: Snapshot, rows: readonly FamilyCount[], provenance: Provenance): Figure {
  if (hasNestedAreas(snapshot.areas, rows)) return missing("UNRELIABLE", UNIT, provenance);
  const lacking = rows.find((row) => !hasNumber(row));
  if (lacking !== undefined) return countOf(Number.NaN, lacking.state, provenance);
  const published = snapshot.published?.families.get(familyKey(rows[0] as FamilyCount));
  return countOf(published?.families ?? sum(rows.map(({ families }) => families)), "KNOWN", provenance);
}

function askedOf(snapshot: Snapshot, rows: readonly FamilyCount[], provenance: Provenance): Figure {
  if (hasNestedAreas(snapshot.areas, rows)) return missing("UNRELIABLE", UNIT, provenance);
  const published = snapshot.published?.families.get(familyKey(rows[0] as FamilyCount));
  const asked = published?.familiesAsked ?? sum(rows.map(({ familiesAsked }) => familiesAsked));
  return countOf(asked, published === undefined ? "NOT_COLLECTED" : "SUPPRESSED", provenance);
}

/** Those who said so of those who answered, with its Wilson interval (Wilson 1927). */
function shareOf(families: Figure, asked: Figure, provenance: Provenance): Figure {
  const [part, whole] = [families.value, asked.value];
  if (part === null || whole === null) {
    const { state } = part === null ? families : asked;
    return missing(state === "KNOWN" ? "UNDEFINED" : state, "share", provenance);
  }
  if (whole === 0) return missing("UNDEFINED", "share", provenance);
  const { lower, upper } = proportionInterval(part, whole);
  return known(part / whole, "share", provenance, { lower, upper });
}

function explain(snapshot: Snapshot, rows: readonly FamilyCount[], families: Figure, asked: Figure): Explanation {
  const source = sourceOf(snapshot.loads, rows[0]?.load);
  return {
    definition:
      "Families who named this when they were asked. A family may name several things, so they are never added. " +
      "Who answers a survey is not all families: it tells what matters to those who did.",
    formula: "share = families who said so ÷ families who answered the question, 95 % interval (Wilson)",
    inputs: [
      { label: "Families who said so", figure: families, source },
      { label: "Families who answered", figure: asked, source },
    ],
  };
}

function rowOf(snapshot: Snapshot, key: string, rows: readonly FamilyCount[]): FamilyPriorityRow {
  const first = rows[0] as FamilyCount;
  const provenance = weakestProvenance(snapshot.loads, [...new Set(rows.map(({ load }) => load))]);
  const lineOf = (code: string | null) => snapshot.lines.find((line) => line.code === code) ?? null;
  const families = totalOf(snapshot, rows, provenance);
  const asked = askedOf(snapshot, rows, provenance);
  return {
    key,
    survey: { code: first.surveyCode, name: first.surveyName, heldOn: first.heldOn },
    priority: first.priority,
    need: snapshot.needs.find(({ code }) => code === first.needCode) ?? null,
    serviceLine: lineOf(first.lineCode),
    families,
    asked,
    share: shareOf(families, asked, provenance),
    areas: rows.flatMap((row) => {
      const area = snapshot.areas.find(({ code }) => code === row.areaCode);
      return area === undefined ? [] : [{ area, families: countOf(row.families, row.state, provenance) }];
    }),
    changes: snapshot.familyChanges
      .filter((change) => familyKey(change) === key)
      .map(({ number, changedOn, change, lineCode }) => ({ number, changedOn, change, serviceLine: lineOf(lineCode) })),
    explanation: explain(snapshot, rows, families, asked),
  };
}

function warningsOf(snapshot: Snapshot, groups: ReadonlyMap<string, readonly FamilyCount[]>): Warning[] {
  const say = (isTrue: boolean, code: string, message: string): Warning[] => (isTrue ? [{ code, message }] : []);
  const all = [...groups.values()];
  return [
    ...say(all.length === 0, "NOTHING_ASKED", "No survey of families has been loaded."),
    ...say(
      all.some((rows) => rows.some((row) => !hasNumber(row))),
      "ANSWERS_MISSING",
      "Some areas' answers are missing; a blank is not taken for nobody.",
    ),
    ...say(
      all.some((rows) => hasNestedAreas(snapshot.areas, rows)),
      "AREAS_OVERLAP",
      "Some counts are given for an area and for a part of it as well; adding them would count families twice.",
    ),
    ...say(
      snapshot.familyChanges.some((change) => !groups.has(familyKey(change))),
      "CHANGE_OF_NOTHING",
      "A change is recorded for a priority that no survey has; it is not shown.",
    ),
  ];
}

/** What families named as priorities, most-named first, and what changed because of it. */
export function computeFamilyPriorities(snapshot: Snapshot): FamilyPriorityTable {
  const groups = Map.groupBy(snapshot.familyCounts, familyKey);
  const rows = [...groups].map(([key, own]) => rowOf(snapshot, key, own));
  return {
    rows: rows.sort(
      (a, b) => (b.families.value ?? -1) - (a.families.value ?? -1) || (a.key < b.key ? -1 : Number(a.key > b.key)),
    ),
    warnings: [...warningsOf(snapshot, groups), ...publishedWarnings(snapshot)],
    complete: rows.length > 0 && snapshot.familyCounts.every(hasNumber),
  };
}
