import { AGE_BANDS, type AgeBand } from "./age-band.ts";
import type { Warning } from "./figure.ts";
import { populationOf } from "./population-table.ts";
import type { Agency, Area, KnownCount, MonthIndex, Need, Snapshot } from "./snapshot.ts";

/** Agencies in the order they are shown. */
export const AGENCIES: readonly Agency[] = ["EDUCATION", "HEALTH", "SOCIAL_CARE"];

/** One need in one ward and age band. */
export interface KnownPlace {
  /** Need, ward and age band, by code. */
  readonly key: string;
  readonly need: Need;
  readonly area: Area;
  readonly ageBand: AgeBand;
}

/** Children of one list in a place: NaN where the list's state is no number. */
export interface ListCount {
  readonly list: KnownCount["list"];
  readonly children: number;
  readonly state: KnownCount["state"];
}

/** What one agency knows in a place. */
export interface AgencyCounts {
  readonly lists: ListCount[];
  /** Children on lists under needs of another vocabulary that may be this one or another. */
  possible: number;
}

/** What each agency knows, place by place. */
export interface KnownCells {
  /** In order of need, area, age. */
  readonly places: readonly KnownPlace[];
  readonly counts: ReadonlyMap<string, ReadonlyMap<Agency, AgencyCounts>>;
  /** Needs each agency reports anywhere. */
  readonly reported: ReadonlyMap<Agency, ReadonlySet<string>>;
  /** The rows used, in the month each list was last returned. */
  readonly rows: readonly KnownCount[];
  readonly warnings: readonly Warning[];
}

/** Months after which a return no longer says what an agency knows. */
export const FRESH_MONTHS = 12;

/** Each list's latest return up to a month, none older than a year. */
function latestRows(snapshot: Snapshot, month: MonthIndex): KnownCount[] {
  const inTime = snapshot.knownChildren.filter((row) => row.month <= month && row.month > month - FRESH_MONTHS);
  const lists = Map.groupBy(inTime, ({ agency, list }) => `${agency}|${list}`);
  return [...lists.values()].flatMap((rows) => {
    const last = Math.max(...rows.map((row) => row.month));
    return rows.filter((row) => row.month === last);
  });
}

/** The needs of the school vocabulary that a need may be; itself where it is one of them or nothing links it. */
function needsMeant(snapshot: Snapshot, code: string): string[] {
  const own = snapshot.needs.find((need) => need.code === code);
  const linked = snapshot.needLinks.filter(({ fromCode }) => fromCode === code).map(({ toCode }) => toCode);
  return own?.vocabulary === "DFE" || linked.length === 0 ? [code] : linked;
}

/** Bands a row's ages lie in, with the part of its children in each. */
function bandShares(snapshot: Snapshot, row: KnownCount): { readonly band: AgeBand; readonly share: number }[] {
  const ages = { from: row.ageFrom, to: row.ageTo };
  return AGE_BANDS.flatMap((band) => {
    const inside = { from: Math.max(band.from, ages.from), to: Math.min(band.to, ages.to) };
    if (inside.from > inside.to) return [];
    const share = populationOf(snapshot).share(row.areaCode, inside, ages, Math.floor(row.month / 12));
    const isWhole = inside.from === ages.from && inside.to === ages.to;
    return [{ band, share: isWhole ? 1 : (share ?? (inside.to - inside.from + 1) / (ages.to - ages.from + 1)) }];
  });
}

class Collector {
  readonly places = new Map<string, KnownPlace>();
  readonly counts = new Map<string, Map<Agency, AgencyCounts>>();
  readonly reported = new Map<Agency, Set<string>>(AGENCIES.map((agency) => [agency, new Set()]));

  /** What an agency knows of a need in a ward and band, empty at first. */
  #at(agency: Agency, need: Need, area: Area, ageBand: AgeBand): AgencyCounts {
    const key = `${need.code}|${area.code}|${ageBand.code}`;
    if (!this.places.has(key)) this.places.set(key, { key, need, area, ageBand });
    const agencies = this.counts.get(key) ?? new Map<Agency, AgencyCounts>();
    this.counts.set(key, agencies);
    const counts = agencies.get(agency) ?? { lists: [], possible: 0 };
    agencies.set(agency, counts);
    return counts;
  }

  add(snapshot: Snapshot, row: KnownCount, area: Area): void {
    const meant = needsMeant(snapshot, row.needCode);
    for (const code of meant) {
      const need = snapshot.needs.find((entry) => entry.code === code);
      if (need === undefined) continue;
      if (meant.length === 1) this.reported.get(row.agency)?.add(code);
      for (const { band, share } of bandShares(snapshot, row)) {
        const counts = this.#at(row.agency, need, area, band);
        const children = row.children * share;
        if (meant.length === 1) addList(counts.lists, { list: row.list, children, state: row.state });
        else if (!Number.isNaN(children)) counts.possible += children;
      }
    }
  }
}

/** Adds to a list's count; a part that is no number makes it none. */
function addList(lists: ListCount[], entry: ListCount): void {
  const at = lists.findIndex(({ list }) => list === entry.list);
  const found = lists[at];
  if (found === undefined) lists.push(entry);
  else {
    const state = found.state === "KNOWN" ? entry.state : found.state;
    lists[at] = { list: entry.list, children: found.children + entry.children, state };
  }
}

/** Lays what each agency returned on places: need of the school vocabulary × ward × age band. */
export function knownCells(snapshot: Snapshot, month: MonthIndex): KnownCells {
  const wards = new Map(snapshot.areas.filter(({ level }) => level === "WARD").map((area) => [area.code, area]));
  const rows = latestRows(snapshot, month);
  const collector = new Collector();
  const elsewhere = new Set<string>();
  for (const row of rows) {
    const area = wards.get(row.areaCode);
    if (area === undefined) elsewhere.add(row.areaCode);
    else collector.add(snapshot, row, area);
  }
  const places = [...collector.places.values()].sort(
    (a, b) =>
      (a.need.code < b.need.code ? -1 : Number(a.need.code > b.need.code)) ||
      (a.area.code < b.area.code ? -1 : Number(a.area.code > b.area.code)) ||
      a.ageBand.from - b.ageBand.from,
  );
  const message = `Returns for ${[...elsewhere].sort().join(", ")} are not by ward and are left out.`;
  return {
    places,
    counts: collector.counts,
    reported: collector.reported,
    rows,
    warnings: elsewhere.size > 0 ? [{ code: "NOT_BY_WARD", message }] : [],
  };
}
