import type { FamilyCount } from "./family-count.ts";
import { areasAround } from "./reach-index.ts";
import type { Area } from "./snapshot.ts";

/** Key of a priority: its survey and code, by which no two are alike. */
export function familyKey({ surveyCode, priorityCode }: Pick<FamilyCount, "surveyCode" | "priorityCode">): string {
  return `${surveyCode}|${priorityCode}`;
}

/** Whether an area of a priority lies in another of it, so that adding them would count families twice. */
export function hasNestedAreas(areas: readonly Area[], rows: readonly FamilyCount[]): boolean {
  const own = new Set(rows.map(({ areaCode }) => areaCode));
  return rows.some(({ areaCode }) => areasAround(areas, areaCode).some((code) => code !== areaCode && own.has(code)));
}
