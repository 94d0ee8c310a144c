import type { MikroORM } from "@mikro-orm/postgresql";
import { readAs } from "../partnership-session.ts";

/** The outline of a ward, the days it existed, and whose outline it is. */
export interface AreaShapeRow {
  readonly area: { readonly code: string; readonly name: string; readonly level: string };
  /** First and last day, as 2026-05-06; null where not known, or while it exists. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** GeoJSON geometry as text. */
  readonly geometry: string;
  readonly attribution: string;
  readonly source: {
    readonly publisher: string;
    readonly dataset: string;
    readonly release: string | null;
    readonly url: string | null;
    readonly licence: string | null;
  };
}

/** Outlines of the wards that lie in a council's area, directly or in a locality of it, by code. */
export async function readWardShapes(orm: MikroORM, councilCode: string): Promise<readonly AreaShapeRow[]> {
  const rows = await readAs(orm, { partnershipCode: "" }, (db) =>
    db
      .selectFrom("area_shape as h")
      .innerJoin("area as a", "a.code", "h.area_code")
      .innerJoin("source as s", "s.code", "h.source_code")
      .leftJoin("area as p", "p.code", "a.parent_code")
      .select(["a.code", "a.name", "a.level", "a.starts_on as startsOn", "a.ends_on as endsOn"])
      .select(["h.geometry", "h.attribution", "s.publisher", "s.dataset", "s.release", "s.url", "s.licence"])
      .where("a.level", "=", "WARD")
      .where((where) => where.or([where("a.parent_code", "=", councilCode), where("p.parent_code", "=", councilCode)]))
      .orderBy("a.code")
      .execute(),
  );
  return rows.map(({ code, name, level, startsOn, endsOn, geometry, attribution, ...source }) => ({
    area: { code, name, level },
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? null,
    geometry,
    attribution,
    source: {
      publisher: source.publisher,
      dataset: source.dataset,
      release: source.release ?? null,
      url: source.url ?? null,
      licence: source.licence ?? null,
    },
  }));
}
