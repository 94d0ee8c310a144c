import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { LoadSource, Organisation, Population, Prevalence, Snapshot } from "../../analytics/snapshot.ts";
import type { Sql } from "../orm.ts";
import { readAs } from "../partnership-session.ts";
import { heldAt } from "../versions.ts";
import { type CodeIndexes, readCellTable } from "./cell-table.query.ts";
import { readFamilyChanges, readFamilyCounts } from "./family-priorities.query.ts";
import { readKnownChildren } from "./known-children.query.ts";
import type { PartnershipRow } from "./partnership.query.ts";
import { readQueues } from "./queues.query.ts";
import { readCommissions, readRegister } from "./register.query.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.query.ts";

const AGES = 26;

function indexCodes(list: readonly { readonly code: string }[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ code }, index) => [code, index]));
}

function codeIndexes(words: Vocabulary): Omit<CodeIndexes, "service"> {
  return {
    line: indexCodes(words.lines),
    area: indexCodes(words.areas),
    need: indexCodes(words.needs),
    layer: indexCodes(words.layers),
    function: indexCodes(words.functions),
  };
}

async function readOrganisations(db: Sql, { id, code, dataVersion }: PartnershipRow): Promise<Organisation[]> {
  return db
    .selectFrom("organisation as o")
    .select(["o.code", "o.name", "o.kind"])
    .select(sql<string>`${code}::text`.as("partnershipCode"))
    .where(heldAt("o", id, dataVersion))
    .orderBy("o.code")
    .execute();
}

async function readPopulation(db: Sql, { id, dataVersion }: PartnershipRow): Promise<Population[]> {
  const rows = await db
    .selectFrom("population as p")
    .select(["p.area_code as areaCode", "p.mid_year as year", "p.age", "p.persons"])
    .where(heldAt("p", id, dataVersion))
    .orderBy("p.area_code")
    .orderBy("p.mid_year")
    .execute();
  const groups = Map.groupBy(rows, (row) => `${row.areaCode}|${row.year}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const persons = new Float64Array(AGES).fill(Number.NaN);
    for (const row of group) if (row.age < AGES) persons[row.age] = row.persons;
    return [{ areaCode: first.areaCode, year: first.year, persons }];
  });
}

async function readPrevalence(db: Sql, { id, dataVersion }: PartnershipRow): Promise<Prevalence[]> {
  return db
    .selectFrom("prevalence as p")
    .select([
      "p.service_line_code as lineCode",
      "p.need_code as needCode",
      "p.layer_code as layerCode",
      "p.function_code as functionCode",
      "p.age_from as ageFrom",
      "p.age_to as ageTo",
      "p.children_per1000 as childrenPer1000PerYear",
      "p.units_per_child as unitsPerChild",
    ])
    .where(heldAt("p", id, dataVersion))
    .orderBy("p.service_line_code")
    .orderBy("p.need_code")
    .orderBy("p.age_from")
    .execute();
}

async function readLoadSources(db: Sql, { id, dataVersion }: PartnershipRow): Promise<LoadSource[]> {
  const rows = await db
    .selectFrom("load")
    .select(["id", "publisher", "dataset", "release", "provenance", "disclosure_policy as disclosurePolicy"])
    .where("partnership_id", "=", id)
    .where("data_version", "<=", dataVersion)
    .where("status", "=", "COMMITTED")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, id: String(row.id), release: row.release ?? null }));
}

/** The month that counts as now: the partnership's own day, or the latest month of its figures. */
function currentMonth(today: string | null, lastMonth: number): number {
  return today === null ? lastMonth : Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
}

/** Reads all that the analytics need of a partnership at its data version, in one transaction of a few scans. */
export function readSnapshot(orm: MikroORM, partnership: PartnershipRow): Promise<Snapshot> {
  return readAs(orm, { partnershipId: partnership.id }, async (db) => {
    const words = await readVocabulary(db, partnership.areaCode);
    const services = await readRegister(db, partnership, words.areas);
    const tables = { db, partnership, indexes: { ...codeIndexes(words), service: indexCodes(services) } };
    const demand = await readCellTable(tables, "demand");
    return {
      partnershipCode: partnership.code,
      currentMonth: currentMonth(partnership.today, demand.firstMonth + demand.monthCount - 1),
      ...words,
      organisations: await readOrganisations(db, partnership),
      services,
      commissions: await readCommissions(db, partnership),
      demand,
      activity: await readCellTable(tables, "activity"),
      population: await readPopulation(db, partnership),
      prevalence: await readPrevalence(db, partnership),
      queues: await readQueues(db, partnership),
      knownChildren: await readKnownChildren(db, partnership),
      familyCounts: await readFamilyCounts(db, partnership),
      familyChanges: await readFamilyChanges(db, partnership),
      loads: await readLoadSources(db, partnership),
    };
  });
}
