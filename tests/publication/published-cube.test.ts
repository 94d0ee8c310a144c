import { recoverableCells, recoverableTogether } from "@tandem/server/analytics/disclosure/audit";
import { DISCLOSURE_POLICIES, isHiddenBy, protectionOf } from "@tandem/server/analytics/disclosure/policy";
import { type PublishedSnapshot, publishSnapshot } from "@tandem/server/analytics/disclosure/publish-snapshot";
import { LABELS } from "@tandem/server/analytics/disclosure/published-year";
import type { Snapshot } from "@tandem/server/analytics/snapshot";
import { DISCLOSURE_POLICY_CODES } from "@tandem/server/persistence/entities/vocabulary";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readSnapshot } from "@tandem/server/persistence/queries/snapshot.query";
import { Snapshots } from "@tandem/server/persistence/snapshots";
import { PublishedSnapshots } from "@tandem/server/publication/published-snapshots";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawer } from "../analytics/cases/count-cube.ts";
import { narrowestInterval } from "../analytics/count-attacker.ts";
import { createDatabase, type TestDatabase } from "../database.ts";
import { keptTable } from "./kept-tables.ts";
import { unseenMoves, withMoved } from "./unseen-moves.ts";

const HES = DISCLOSURE_POLICIES.HES as NonNullable<(typeof DISCLOSURE_POLICIES)[string]>;

type Orm = Awaited<ReturnType<typeof openOrm>>;
type Partnership = NonNullable<Awaited<ReturnType<typeof readPartnership>>>;

let database: TestDatabase;
let orm: Orm;
let partnership: Partnership;
let recorded: Snapshot;
let published: PublishedSnapshot;

beforeAll(async () => {
  database = await createDatabase("seeded");
  orm = await openOrm(database.url, "tandem_app");
  partnership = (await readPartnership(orm, "walsall")) as Partnership;
  recorded = await readSnapshot(orm, partnership);
  published = publishSnapshot(recorded, new Map());
});

async function runSql(text: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(text);
  await client.end();
}

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const tables = ({ releases }: PublishedSnapshot) =>
  [...releases].map(([key, release]) => ({ key, ...keptTable(release) }));

test("every policy a load can name is one there is", () => {
  expect([...DISCLOSURE_POLICY_CODES].sort()).toEqual(Object.keys(DISCLOSURE_POLICIES).sort());
});

test("every small count of the seeds is hidden, and none follows from what is shown", () => {
  let hidden = 0;
  let shown = 0;
  for (const { key, counts, isHidden, sums } of tables(published)) {
    for (const { total, parts } of sums)
      expect(
        parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0),
        key,
      ).toBe(counts[total]);
    for (const [cell, count] of counts.entries()) if (isHiddenBy(HES, count)) expect(isHidden[cell], key).toBe(1);
    expect(recoverableCells({ sums, isHidden }), key).toEqual([]);
    hidden += isHidden.filter((flag) => flag === 1).length;
    shown += isHidden.filter((flag) => flag === 0).length;
  }
  expect(hidden).toBeGreaterThan(500);
  expect(shown).toBeGreaterThan(hidden);
});

test("linear programming leaves every hidden count of demand an interval as wide as the policy's", () => {
  const asked = tables(published).filter(({ key, isHidden }) => key.startsWith("demand|") && isHidden.includes(1));
  expect(asked.length).toBeGreaterThan(5);
  for (const { key, counts, sums, isHidden } of asked)
    expect(narrowestInterval({ counts, sums }, isHidden), key).toBeGreaterThanOrEqual(protectionOf(HES) - 1e-6);
});

const numbersOf = ({ snapshot }: PublishedSnapshot) =>
  JSON.stringify([
    snapshot.demand,
    snapshot.activity,
    snapshot.queues,
    snapshot.knownChildren,
    snapshot.familyCounts,
    [...(snapshot.published?.families ?? [])],
    snapshot.services,
    snapshot.published?.demand.map(({ areas, bands, childrenOf, unitsOf }) =>
      areas.flatMap((area) =>
        bands.map(({ code }) => {
          const label = LABELS.leaf(snapshot.areas[area]?.code ?? "", code);
          return [childrenOf(label), unitsOf(label)];
        }),
      ),
    ),
  ]);

test("a child moved between hidden counts changes nothing readers compute from", () => {
  const moves = [...unseenMoves(recorded, published, 5)];
  expect(moves).toHaveLength(5);
  for (const move of moves) expect(numbersOf(move.published) === numbersOf(published)).toBe(true);
}, 60_000);

test("the same move would show, were anything taken from the counts as recorded", () => {
  const [move] = unseenMoves(recorded, published, 1);
  const leaking = (own: PublishedSnapshot, source: Snapshot): PublishedSnapshot => {
    const demand = { ...own.snapshot.demand, cumulativeVariance: source.demand.cumulativeChildren };
    return { ...own, snapshot: { ...own.snapshot, demand } };
  };
  expect(move).toBeDefined();
  if (move === undefined) return;
  expect(numbersOf(leaking(move.published, move.recorded))).not.toBe(numbersOf(leaking(published, recorded)));
});

test("whatever is published again after some counts changed gives away none that did not", () => {
  const draw = drawer(5);
  const { rowCount, monthCount } = recorded.demand;
  const moves = Array.from({ length: 40 }, () => [draw(rowCount), 1 + draw(2)] as const);
  const later = publishSnapshot(withMoved(recorded, monthCount - 1 - draw(3), moves), published.releases);
  const before = new Map(tables(published).map((table) => [table.key, table]));
  let changed = 0;
  for (const table of tables(later)) {
    const old = before.get(table.key);
    expect(recoverableCells(table), table.key).toEqual([]);
    if (old === undefined || old.counts.every((count, cell) => count === table.counts[cell])) {
      expect(table.isHidden, table.key).toEqual(old?.isHidden);
      continue;
    }
    changed += 1;
    const same = [...table.counts.keys()]
      .filter((cell) => table.counts[cell] === old.counts[cell])
      .map((cell) => ({ one: 0, other: 1, cell }));
    expect(recoverableTogether([old, table], same), table.key).toEqual([]);
  }
  expect(changed).toBeGreaterThan(3);
});

test("two servers that publish at once agree, and publishing again changes nothing", async () => {
  const [one, other] = [
    new PublishedSnapshots(orm, new Snapshots(orm)),
    new PublishedSnapshots(orm, new Snapshots(orm)),
  ];
  const [a, b] = await Promise.all([one.read(partnership), other.read(partnership)]);
  const third = await new PublishedSnapshots(orm, new Snapshots(orm)).read(partnership);
  const numbers = [a, b, third].map((snapshot) => numbersOf({ snapshot, releases: new Map() }));
  expect(new Set(numbers)).toHaveLength(1);
  expect(numbers[0]).toBe(numbersOf(published));
});

test("counts of an older data version are not published beside those of a newer one", async () => {
  const publish = () => new PublishedSnapshots(orm, new Snapshots(orm)).read(partnership);
  await publish();
  await runSql("update published_table set data_version = data_version + 1 where partnership_id = 1");
  await expect(publish()).rejects.toThrow(/later data version than \d+ were published meanwhile; ask again/);
  await runSql("update published_table set data_version = data_version - 1 where partnership_id = 1");
});

/** A copy of demand in which some line's months have units but no children. */
function withoutChildren(snapshot: Snapshot, isWithout: (row: number) => boolean): Snapshot {
  const { demand } = snapshot;
  const width = demand.monthCount + 1;
  const cumulativeChildren = demand.cumulativeChildren.map((children, at) =>
    isWithout(Math.floor(at / width)) ? 0 : children,
  );
  return { ...snapshot, demand: { ...demand, cumulativeChildren } };
}

type Year = NonNullable<Snapshot["published"]>["demand"][number];

/** A year's cells with the rows of demand in each that had any need, worked out apart from what published them. */
function cellsOf(year: Year): { readonly label: string; readonly rows: readonly number[]; readonly units: number }[] {
  const { demand, areas } = recorded;
  const unitsOf = (row: number) => {
    const at = row * (demand.monthCount + 1) - demand.firstMonth;
    const column = demand.cumulativeUnits;
    return (column[at + year.months.to + 1] ?? 0) - (column[at + year.months.from] ?? 0);
  };
  const needed = Array.from({ length: demand.rowCount }, (_, row) => row).filter(
    (row) => demand.line[row] === year.line && unitsOf(row) > 0,
  );
  return year.areas.flatMap((area) =>
    year.bands.map(({ code, from, to }) => {
      const rows = needed.filter(
        (row) => demand.area[row] === area && (demand.ageFrom[row] ?? 0) >= from && (demand.ageTo[row] ?? 0) <= to,
      );
      const units = rows.reduce((sum, row) => sum + unitsOf(row), 0);
      return { label: LABELS.leaf(areas[area]?.code ?? "", code), rows, units };
    }),
  );
}

const isFlow = (line: number) => recorded.lines[line]?.unitKind === "flow";

/** Every year of demand of lines counted anew each month, published with children of some rows not recorded. */
function publishWithout(isWithout: (row: number) => boolean): readonly Year[] {
  const ofFlow = (row: number) => isFlow(recorded.demand.line[row] as number) && isWithout(row);
  const { snapshot } = publishSnapshot(withoutChildren(recorded, ofFlow), new Map());
  return (snapshot.published?.demand ?? []).filter(({ line }) => isFlow(line));
}

test("where no children are recorded, small numbers of units are hidden as small numbers of children are", () => {
  const cells = publishWithout(() => true).flatMap((year) =>
    cellsOf(year).map(({ label, units }) => ({ label, units, shown: year.unitsOf(label), of: year.childrenOf(label) })),
  );
  const small = cells.filter(({ units }) => isHiddenBy(HES, units));
  const shown = cells.filter((cell) => cell.units > 0 && !Number.isNaN(cell.shown));
  expect(Math.min(small.length, shown.length)).toBeGreaterThan(10);
  for (const { label, shown: units } of small) expect(units, label).toBeNaN();
  for (const { label, of } of shown) expect(of, label).toBe(0);
});

test("where children of some rows are not recorded, no count that holds such a row is shown as one of children", () => {
  const isWithout = (row: number) => row % 3 === 0;
  const years = publishWithout(isWithout);
  const mixed = years.flatMap((year) =>
    cellsOf(year)
      .filter(({ label, rows }) => rows.some(isWithout) && !Number.isNaN(year.unitsOf(label)))
      .map(({ label }) => year.childrenOf(label)),
  );
  expect(mixed.length).toBeGreaterThan(10);
  for (const children of mixed) expect(children).toBeNaN();
});
