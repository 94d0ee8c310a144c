import { recoverableCells, recoverableTogether } from "@tandem/server/analytics/disclosure/audit";
import { DISCLOSURE_POLICIES, isHiddenBy, protectionOf } from "@tandem/server/analytics/disclosure/policy";
import { type PublishedSnapshot, publishSnapshot } from "@tandem/server/analytics/disclosure/publish-snapshot";
import type { CellTable, Snapshot } from "@tandem/server/analytics/snapshot";
import { DISCLOSURE_POLICY_CODES } from "@tandem/server/persistence/entities/vocabulary";
import { openOrm } from "@tandem/server/persistence/orm";
import { readPartnership } from "@tandem/server/persistence/queries/partnership.query";
import { readSnapshot } from "@tandem/server/persistence/queries/snapshot.query";
import { Snapshots } from "@tandem/server/persistence/snapshots";
import { PublishedSnapshots } from "@tandem/server/publication/published-snapshots";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawer } from "../analytics/cases/count-cube.ts";
import { narrowestInterval } from "../analytics/count-attacker.ts";
import { createDatabase, type TestDatabase } from "../database.ts";
import { keptTable } from "./kept-tables.ts";

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

/** A snapshot with a child more, and its units, in some rows of demand in one month. */
function withMoved(
  snapshot: Snapshot,
  month: number,
  moves: readonly (readonly [row: number, more: number])[],
): Snapshot {
  const { demand } = snapshot;
  const moved = (column: Float64Array) => {
    const next = column.slice();
    for (const [row, more] of moves)
      for (let at = month + 1; at <= demand.monthCount; at += 1) {
        const place = row * (demand.monthCount + 1) + at;
        next[place] = (next[place] ?? 0) + more;
      }
    return next;
  };
  const changed: CellTable = {
    ...demand,
    cumulativeChildren: moved(demand.cumulativeChildren),
    cumulativeUnits: moved(demand.cumulativeUnits),
  };
  return { ...snapshot, demand: changed };
}

/** Rows by line, kind and place, to find those between which a child can move unseen. */
function rowIndex({ demand }: Snapshot): Map<string, number> {
  const keyOf = (row: number) =>
    [demand.line, demand.need, demand.layer, demand.function, demand.area, demand.ageFrom].map((c) => c[row]).join("|");
  return new Map(Array.from({ length: demand.rowCount }, (_, row) => [keyOf(row), row]));
}

/** Four rows of two areas and two bands, of one line and kind, at random. */
function drawSquare(snapshot: Snapshot, rows: Map<string, number>, draw: (bound: number) => number): number[] | null {
  const { demand } = snapshot;
  const [one, other] = [draw(demand.rowCount), draw(demand.rowCount)];
  const common = [demand.line, demand.need, demand.layer, demand.function];
  if (common.some((column) => column[one] !== column[other])) return null;
  const at = (area: number, band: number) =>
    rows.get([...common.map((column) => column[one]), demand.area[area], demand.ageFrom[band]].join("|"));
  const square = [one, other, at(one, other), at(other, one)];
  return new Set(square).size === 4 && square.every((row) => row !== undefined) ? (square as number[]) : null;
}

const numbersOf = ({ snapshot }: PublishedSnapshot) =>
  JSON.stringify([
    snapshot.demand,
    snapshot.activity,
    snapshot.queues,
    snapshot.knownChildren,
    snapshot.services,
    snapshot.published?.demand.map(({ areas, bands, children, unitsOf }) =>
      areas.flatMap((area) =>
        bands.map(({ code }) => {
          const label = `leaf ${snapshot.areas[area]?.code} ${code}`;
          return [children.valueOf(label), unitsOf(label)];
        }),
      ),
    ),
  ]);

/** Whether the count a row belongs to is hidden in the year of a month. */
function isRowHidden({ snapshot }: PublishedSnapshot, row: number, month: number): boolean {
  const { demand, areas } = recorded;
  const at = demand.firstMonth + month;
  const year = snapshot.published?.demand.find(
    ({ line, months, isStock }) => line === demand.line[row] && months.from <= at && at <= months.to && !isStock,
  );
  const band = year?.bands.find(({ from, to }) => (demand.ageFrom[row] ?? 0) >= from && (demand.ageTo[row] ?? 0) <= to);
  return Number.isNaN(year?.children.valueOf(`leaf ${areas[demand.area[row] ?? 0]?.code} ${band?.code}`) ?? 0);
}

test("a child moved between hidden counts changes nothing readers compute from", () => {
  const draw = drawer(11);
  const rows = rowIndex(recorded);
  const before = numbersOf(published);
  const patterns = ({ releases }: PublishedSnapshot) => JSON.stringify([...releases.values()].map((r) => r.isHidden));
  const { cumulativeChildren, monthCount } = recorded.demand;
  const hasChild = (row: number, month: number) => {
    const at = row * (monthCount + 1) + month;
    return (cumulativeChildren[at + 1] ?? 0) > (cumulativeChildren[at] ?? 0);
  };
  let moved = 0;
  for (let attempt = 0; attempt < 2_000_000 && moved < 5; attempt += 1) {
    const square = drawSquare(recorded, rows, draw);
    const month = draw(monthCount);
    if (square === null || !square.slice(2).every((row) => hasChild(row, month))) continue;
    if (!square.every((row) => isRowHidden(published, row, month))) continue;
    const moves = square.map((row, at) => [row, at < 2 ? 1 : -1] as const);
    const other = publishSnapshot(withMoved(recorded, month, moves), new Map());
    // Where the move made a count small, or large, another pattern is published: that is a change anybody may see.
    if (patterns(other) !== patterns(published)) continue;
    expect(numbersOf(other) === before, `move ${moved}`).toBe(true);
    moved += 1;
  }
  expect(moved).toBe(5);
}, 60_000);

test("the same move would show, were anything taken from the counts as recorded", () => {
  const leaking = {
    ...published.snapshot,
    demand: { ...published.snapshot.demand, cumulativeVariance: recorded.demand.cumulativeVariance },
  };
  expect(numbersOf({ ...published, snapshot: leaking })).not.toBe(numbersOf(published));
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
