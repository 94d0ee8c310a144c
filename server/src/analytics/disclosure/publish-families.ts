import type { FamilyCount, PublishedFamilies } from "../family-count.ts";
import { familyKey, hasNestedAreas } from "../family-key.ts";
import type { Snapshot } from "../snapshot.ts";
import { cellLabel, NamedTable, type Publication, publishNamed } from "./named-table.ts";
import { type DisclosurePolicy, isHiddenBy } from "./policy.ts";

/** Counts of families as they are published: by area, and over all areas of a priority. */
export interface PublishedFamilyCounts {
  readonly counts: readonly FamilyCount[];
  readonly totals: ReadonlyMap<string, PublishedFamilies>;
}

const ALL = cellLabel("all");
const ASKED = cellLabel("asked");
const areaLabel = (code: string) => cellLabel("area", code);

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Whether those who did not say so follow from what would be published and are few enough to be hidden. */
function leavesFewOthers(rows: readonly FamilyCount[], asked: number, policy: DisclosurePolicy): boolean {
  const said = sum(rows.map(({ families }) => families));
  return !Number.isNaN(asked - said) && asked - said > 0 && isHiddenBy(policy, asked - said);
}

/** A count as it is published; a row that is no number stays what it is. */
function publishCount(row: FamilyCount, families: number): FamilyCount {
  const isNumber = !Number.isNaN(row.families);
  const shown = isNumber ? families : Number.NaN;
  const state = isNumber && Number.isNaN(shown) ? "SUPPRESSED" : row.state;
  return { ...row, families: shown, state, familiesAsked: Number.NaN };
}

function hideAll(rows: readonly FamilyCount[]): { counts: FamilyCount[]; total: PublishedFamilies } {
  const total = { families: Number.NaN, familiesAsked: Number.NaN };
  return { counts: rows.map((row) => publishCount(row, Number.NaN)), total };
}

function publishPriority(
  snapshot: Snapshot,
  rows: readonly FamilyCount[],
  policy: DisclosurePolicy,
  publication: Publication,
): { counts: FamilyCount[]; total: PublishedFamilies } {
  const asked = sum(rows.map(({ familiesAsked }) => familiesAsked));
  const isAskedHidden = !Number.isNaN(asked) && isHiddenBy(policy, asked);
  if (isAskedHidden || hasNestedAreas(snapshot.areas, rows) || leavesFewOthers(rows, asked, policy))
    return hideAll(rows);
  const named = new NamedTable(`family|${familyKey(rows[0] as FamilyCount)}`);
  const numbers = rows.filter(({ families }) => !Number.isNaN(families));
  for (const { areaCode, families } of numbers) named.add(areaLabel(areaCode), families);
  const isWhole = numbers.length === rows.length;
  if (isWhole)
    named.sum(
      ALL,
      numbers.map(({ areaCode }) => areaLabel(areaCode)),
    );
  if (!Number.isNaN(asked)) named.add(ASKED, asked);
  const table = publishNamed(named, policy, publication);
  return {
    counts: rows.map((row) => publishCount(row, table.valueOf(areaLabel(row.areaCode)))),
    total: {
      families: isWhole ? table.valueOf(ALL) : Number.NaN,
      familiesAsked: Number.isNaN(asked) ? Number.NaN : table.valueOf(ASKED),
    },
  };
}

/**
 * Publishes families who named each priority: by area with the total over all, and those asked over all areas alone, since by area
 * the two together would tell how few did not say so. Where few of all did not, nothing of the priority is shown.
 */
export function publishFamilies(
  snapshot: Snapshot,
  policy: DisclosurePolicy,
  publication: Publication,
): PublishedFamilyCounts {
  const priorities = [...Map.groupBy(snapshot.familyCounts, familyKey)].map(([key, rows]) => ({
    key,
    ...publishPriority(snapshot, rows, policy, publication),
  }));
  return {
    counts: priorities.flatMap(({ counts }) => counts),
    totals: new Map(priorities.map(({ key, total }) => [key, total])),
  };
}
