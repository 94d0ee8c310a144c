import fc from "fast-check";
import { expect, test } from "vitest";
import { recoverableCells, recoverableTogether } from "../../server/src/analytics/disclosure/audit.ts";
import type { CountTable } from "../../server/src/analytics/disclosure/count-table.ts";
import {
  DISCLOSURE_POLICIES,
  type DisclosurePolicy,
  isHiddenBy,
  protectionOf,
  publishCount,
  strictest,
} from "../../server/src/analytics/disclosure/policy.ts";
import { publishTable } from "../../server/src/analytics/disclosure/publish-table.ts";
import type { EarlierRelease, Release } from "../../server/src/analytics/disclosure/release.ts";
import { changedCube, countCube, tableOf } from "./cases/count-cube.ts";
import { DISCLOSURE as published } from "./cases/published-disclosure.ts";
import { narrowestInterval } from "./count-attacker.ts";

const policy = (code: string): DisclosurePolicy => {
  const found = DISCLOSURE_POLICIES[code];
  if (found === undefined) throw new Error(`there is no policy ${code}`);
  return found;
};

const HES = policy("HES");
const shown = (value: number) => (Number.isNaN(value) ? "*" : value);

test.each([
  ["HES", published.hes_2018.cases],
  ["MHSDS", published.mhsds_published_code.cases_zero_suppressed],
  ["MHSDS_PEOPLE", published.mhsds_published_code.cases_zero_shown],
] as const)("%s counts are published as its publisher does", (code, cases) => {
  for (const { x, y } of cases) expect(shown(publishCount(x, policy(code))), `${x}`).toBe(y);
});

test("OpenSAFELY counts are published as ehrQL does, hidden ones as 0 there", () => {
  const { generated, peer_test } = published.ehrql_apply_sdc;
  for (const { x, y } of [...generated, ...peer_test]) {
    const value = publishCount(x, policy("OPENSAFELY"));
    expect(Number.isNaN(value) ? 0 : value, `${x}`).toBe(y);
  }
  for (const wrong of published.ehrql_apply_sdc.peer_test_errors)
    expect(() => publishCount(wrong, policy("OPENSAFELY"))).toThrow(RangeError);
});

test("OpenSAFELY's table comes out as in its guide", () => {
  const { before, after } = published.opensafely_table;
  const release = (counts: readonly number[]) => counts.map((count) => publishCount(count, policy("OPENSAFELY")));
  expect(release(before.heart).map((value) => (Number.isNaN(value) ? "[REDACTED]" : String(value)))).toEqual(
    after.heart,
  );
  expect(release(before.pop)).toEqual(after.pop);
});

test("of several sources the strictest rule holds for all", () => {
  const strict = strictest([policy("OPEN"), policy("HES"), policy("MHSDS")]);
  expect(strict).toMatchObject({ hiddenFrom: 0, hiddenTo: 7, roundTo: 5 });
  expect(strictest([policy("OPEN")])).toBe(policy("OPEN"));
});

/** A table with totals in its last row and column. */
function peerTable({ counts }: { readonly counts: readonly (readonly number[])[] }): CountTable {
  const columns = counts[0]?.length ?? 0;
  const cell = (row: number, column: number) => row * columns + column;
  const [lastRow, lastColumn] = [counts.length - 1, columns - 1];
  const upTo = (end: number) => [...new Array(end).keys()];
  const rows = counts.map((_, row) => ({
    total: cell(row, lastColumn),
    parts: upTo(lastColumn).map((column) => cell(row, column)),
  }));
  const down = upTo(columns).map((column) => ({
    total: cell(lastRow, column),
    parts: upTo(lastRow).map((row) => cell(row, column)),
  }));
  return { counts: Float64Array.from(counts.flat()), sums: [...rows, ...down] };
}

test.each(published.secondary_suppression.tables.map((table) => [table.label, table] as const))(
  "%s: protected with about as few cells as the peer",
  (_, peer) => {
    const own = {
      ...HES,
      hiddenFrom: peer.protect_zeros ? 0 : 1,
      hiddenTo: peer.max_suppressed,
    };
    const table = peerTable(peer);
    const { isHidden } = publishTable(table, own);
    for (const [cell, count] of table.counts.entries()) if (isHiddenBy(own, count)) expect(isHidden[cell]).toBe(1);
    expect(recoverableCells({ sums: table.sums, isHidden })).toEqual([]);
    const hidden = isHidden.filter((flag) => flag === 1).length;
    expect(hidden).toBeLessThanOrEqual(Math.ceil(peer.n_suppressed * 1.25) + 1);
  },
);

test("the audit finds what the published cases say can be recovered", () => {
  for (const { suppressed, recoverable } of published.secondary_suppression.audit_cases) {
    const { sums } = peerTable({ counts: suppressed.map((row) => row.map(Number)) });
    const isHidden = Uint8Array.from(suppressed.flat(), Number);
    const found = new Set(recoverableCells({ sums, isHidden }));
    expect([...isHidden.keys()].map((cell) => found.has(cell))).toEqual(recoverable.flat());
  }
});

const CUBES = 200;

/** What an attacker finds in a release: cells that follow exactly, and the narrowest interval of the others. */
function attack(table: CountTable, isHidden: Uint8Array): { recovered: number; narrowest: number } {
  return {
    recovered: recoverableCells({ sums: table.sums, isHidden }).length,
    narrowest: narrowestInterval(table, isHidden),
  };
}

test("on 200 random cubes an attacker recovers no hidden count, nor an interval narrower than the policy's", () => {
  let hidden = 0;
  let whole = 0;
  for (let seed = 1; seed <= CUBES; seed += 1) {
    const table = tableOf(countCube(seed));
    const { isHidden, values } = publishTable(table, HES);
    hidden += isHidden.filter((flag) => flag === 1).length;
    if (isHidden.every((flag) => flag === 1)) whole += 1;
    const found = attack(table, isHidden);
    expect(found.recovered, `cube ${seed}`).toBe(0);
    expect(found.narrowest, `cube ${seed}`).toBeGreaterThanOrEqual(protectionOf(HES) - 1e-6);
    for (const [cell, count] of table.counts.entries()) if (isHiddenBy(HES, count)) expect(values[cell]).toBeNaN();
  }
  expect(hidden).toBeGreaterThan(CUBES * 5);
  expect(whole).toBeLessThan(CUBES / 4);
}, 60_000);

test("the same attacker does recover counts where only small ones are hidden", () => {
  let recovered = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const table = tableOf(countCube(seed));
    const isHidden = Uint8Array.from(table.counts, (count) => (isHiddenBy(HES, count) ? 1 : 0));
    recovered += recoverableCells({ sums: table.sums, isHidden }).length;
  }
  expect(recovered).toBeGreaterThan(10);
});

/** Releases of a cube over some months, each knowing the one before. */
function publishMonths(seed: number, months: number): { tables: CountTable[]; releases: Release[] } {
  const tables: CountTable[] = [];
  const releases: Release[] = [];
  let cube = countCube(seed);
  let earlier: EarlierRelease | undefined;
  for (let month = 0; month < months; month += 1) {
    const table = tableOf(cube);
    const release = publishTable(table, HES, earlier);
    tables.push(table);
    releases.push(release);
    earlier = release.next;
    cube = changedCube(cube, seed * 100 + month);
  }
  return { tables, releases };
}

/** Cells two releases give away together, beyond those that were shown in one of them and have not changed since. */
function givenAway(seed: number, { tables, releases }: ReturnType<typeof publishMonths>, month: number): number[] {
  const [before, now] = [releases[month - 1] as Release, releases[month] as Release];
  const [old, table] = [tables[month - 1] as CountTable, tables[month] as CountTable];
  const untouched = [...table.counts.keys()].filter((cell) => table.counts[cell] === old.counts[cell]);
  const pair = [before, now].map(({ isHidden }) => ({ sums: table.sums, isHidden }));
  const found = recoverableTogether(
    pair,
    untouched.map((cell) => ({ one: 0, other: 1, cell })),
  );
  const isKnown = (cell: number) => now.next.lastShown[cell] === table.counts[cell] && untouched.includes(cell);
  expect(recoverableCells({ sums: table.sums, isHidden: now.isHidden }), `cube ${seed}`).toEqual([]);
  return found.filter((cell) => !isKnown(cell));
}

test("nor by holding the next data version against the one before, told which counts did not change", () => {
  let shown = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const months = publishMonths(seed, 5);
    for (let month = 1; month < months.releases.length; month += 1) {
      expect(givenAway(seed, months, month), `cube ${seed}, month ${month}`).toEqual([]);
      shown += months.releases[month]?.isHidden.filter((flag) => flag === 0).length ?? 0;
    }
  }
  expect(shown).toBeGreaterThan(2_000);
}, 60_000);

test("a table that did not change is published as it was", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const table = tableOf(countCube(seed));
    const first = publishTable(table, HES);
    expect(publishTable(table, HES, first.next)).toEqual(first);
  }
});

test("a count shown before is known, and so never hidden to protect another", () => {
  const cube = {
    leaves: [
      [20, 30],
      [40, 50],
    ],
    margins: [],
    localityCount: 1,
  };
  const first = publishTable(tableOf(cube), HES);
  expect(first.isHidden.every((flag) => flag === 0)).toBe(true);
  const changed = { ...cube, leaves: [[3, 30], ...cube.leaves.slice(1)] };
  const second = publishTable(tableOf(changed), HES, first.next);
  expect([...second.isHidden.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
  expect(recoverableCells({ sums: tableOf(changed).sums, isHidden: second.isHidden })).toEqual([]);
});

test("publishing is the same each time, shows what it shows rounded, and hides nothing where nothing is small", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const table = tableOf(countCube(seed));
      const release = publishTable(table, HES);
      expect(publishTable(table, HES)).toEqual(release);
      for (const [cell, value] of release.values.entries()) {
        expect(Number.isNaN(value)).toBe(release.isHidden[cell] === 1);
        if (!Number.isNaN(value)) expect(value % 5).toBe(0);
      }
      const large = { counts: table.counts.map((count) => count * 100), sums: table.sums };
      expect(publishTable(large, HES).isHidden.every((flag) => flag === 0)).toBe(true);
    }),
    { numRuns: 100, seed: 7 },
  );
});

test.each([
  [{ counts: Float64Array.of(1, -1, 0), sums: [] }, /whole numbers/],
  [{ counts: Float64Array.of(1.5), sums: [] }, /whole numbers/],
  [{ counts: Float64Array.of(Number.NaN), sums: [] }, /whole numbers/],
  [{ counts: Float64Array.of(1, 2, 4), sums: [{ total: 2, parts: [0, 1] }] }, /sum of its parts/],
])("counts that are none are refused", (table, message) => {
  expect(() => publishTable(table, HES)).toThrow(message);
});

test("an empty table is published as one", () => {
  expect(publishTable({ counts: new Float64Array(), sums: [] }, HES).values).toHaveLength(0);
});
