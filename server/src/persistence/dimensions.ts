import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { Sql } from "./orm.ts";
import { readAs } from "./partnership-session.ts";
import type { PartnershipRow } from "./queries/partnership.query.ts";
import { heldAt } from "./versions.ts";

/** A code with its name. */
export interface Coded {
  readonly code: string;
  readonly name: string;
}

export interface AreaDimension extends Coded {
  readonly level: string;
  readonly parentCode: string | null;
}

export interface OrganisationDimension extends Coded {
  readonly kind: string;
  /** Partnership whose code it is. */
  readonly partnershipCode: string;
}

export interface ServiceLineDimension extends Coded {
  readonly unitOfCare: string;
  readonly unitKind: "flow" | "stock";
  readonly definition: string;
}

export interface FundingSourceDimension extends Coded {
  readonly side: "COUNCIL" | "ICB";
  readonly isRingFenced: boolean;
}

export interface ArrangementDimension extends Coded {
  readonly kind: string;
}

/** Small tables that name the codes in rows; held in memory per data version. */
export interface Dimensions {
  readonly areas: ReadonlyMap<string, AreaDimension>;
  readonly needs: ReadonlyMap<string, Coded>;
  readonly serviceLines: ReadonlyMap<string, ServiceLineDimension>;
  readonly layers: ReadonlyMap<string, Coded>;
  readonly functions: ReadonlyMap<string, Coded>;
  readonly clocks: ReadonlyMap<string, Coded>;
  readonly fundingSources: ReadonlyMap<string, FundingSourceDimension>;
  readonly organisations: ReadonlyMap<string, OrganisationDimension>;
  readonly arrangements: ReadonlyMap<string, ArrangementDimension>;
}

function byCode<T extends Coded>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.code, row]));
}

async function readHeld<T extends Coded>(
  db: Sql,
  table: "organisation" | "arrangement",
  partnership: PartnershipRow,
): Promise<ReadonlyMap<string, T>> {
  const { rows } =
    await sql<T>`select code, name, kind, ${partnership.code}::text as "partnershipCode" from ${sql.table(table)} t
    where ${heldAt("t", partnership.id, partnership.dataVersion)} order by code`.execute(db);
  return byCode(rows);
}

async function readCoded(db: Sql, table: "need" | "layer" | "function" | "clock"): Promise<ReadonlyMap<string, Coded>> {
  return byCode(await db.selectFrom(table).select(["code", "name"]).orderBy("code").execute());
}

/** Reads the small tables of one partnership. */
function readDimensions(orm: MikroORM, partnership: PartnershipRow): Promise<Dimensions> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => ({
    areas: byCode(
      (
        await db
          .selectFrom("area")
          .select(["code", "name", "level", "parent_code as parentCode"])
          .orderBy("code")
          .execute()
      ).map((area) => ({ ...area, parentCode: area.parentCode ?? null })),
    ),
    needs: await readCoded(db, "need"),
    serviceLines: byCode(
      await db
        .selectFrom("service_line")
        .select(["code", "name", "unit_of_care as unitOfCare", "unit_kind as unitKind", "definition"])
        .orderBy("code")
        .execute(),
    ),
    layers: await readCoded(db, "layer"),
    functions: await readCoded(db, "function"),
    clocks: await readCoded(db, "clock"),
    fundingSources: byCode(
      await db
        .selectFrom("funding_source")
        .select(["code", "name", "side", "is_ring_fenced as isRingFenced"])
        .orderBy("code")
        .execute(),
    ),
    organisations: await readHeld<OrganisationDimension>(db, "organisation", partnership),
    arrangements: await readHeld<ArrangementDimension>(db, "arrangement", partnership),
  }));
}

/** Keeps each partnership's small tables in memory until its data or the reference data changes. */
export class DimensionCache {
  readonly #orm: MikroORM;
  readonly #held = new LRUCache<string, Promise<Dimensions>>({ max: 32 });

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The dimensions at the partnership's data version. */
  read(partnership: PartnershipRow): Promise<Dimensions> {
    const key = `${partnership.id}:${partnership.dataVersion}:${partnership.referenceVersion}`;
    const held = this.#held.get(key);
    if (held !== undefined) return held;
    const dimensions = readDimensions(this.#orm, partnership);
    this.#held.set(key, dimensions);
    dimensions.catch(() => this.#held.delete(key));
    return dimensions;
  }
}

/** The dimension a row's code names; a code without one cannot be, as foreign keys hold. */
export function named<T extends Coded>(dimension: ReadonlyMap<string, T>, code: string): T {
  const value = dimension.get(code);
  if (value === undefined) throw new RangeError(`code ${code} names nothing`);
  return value;
}

/** An area code with every area around and within it, for matching what reaches any part of it. */
export function touchingAreas(dimensions: Dimensions, codes: readonly string[]): readonly string[] {
  const touching = new Set<string>(codes);
  for (const code of codes) {
    for (let up = dimensions.areas.get(code)?.parentCode; up; up = dimensions.areas.get(up)?.parentCode)
      touching.add(up);
  }
  const asked = new Set(codes);
  for (const area of dimensions.areas.values()) {
    for (let up = area.parentCode; up; up = dimensions.areas.get(up)?.parentCode ?? null) {
      if (asked.has(up)) touching.add(area.code);
    }
  }
  return [...touching];
}

const wardsFound = new WeakMap<Dimensions, Map<string, readonly AreaDimension[]>>();

function findWards(dimensions: Dimensions, within: string, codes: readonly string[]): readonly AreaDimension[] {
  const inside = new Set(touchingAreas(dimensions, [within]));
  return touchingAreas(dimensions, codes)
    .flatMap((code) => dimensions.areas.get(code) ?? [])
    .filter(({ code, level }) => level === "WARD" && inside.has(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Wards of an area that any of the areas named holds, is or lies within, by code; found once for each list of areas. */
export function wardsTouched(
  dimensions: Dimensions,
  within: string,
  codes: readonly string[],
): readonly AreaDimension[] {
  const found = wardsFound.get(dimensions) ?? new Map<string, readonly AreaDimension[]>();
  wardsFound.set(dimensions, found);
  const key = `${within}:${codes.join()}`;
  const wards = found.get(key) ?? findWards(dimensions, within, codes);
  found.set(key, wards);
  return wards;
}
