import { recoverableCells, recoverableTogether } from "./audit.ts";
import type { CountTable } from "./count-table.ts";
import { HidingNetwork } from "./hiding-network.ts";
import { type DisclosurePolicy, isHiddenBy, protectionOf, publishCount } from "./policy.ts";
import type { EarlierRelease, Release } from "./release.ts";

/** What hiding one more cell costs: a shown cell 1 and a little by its size; totals and zeros more, since they tell more. */
const COST = { hidden: 1e-6, shown: 1, total: 3, zero: 40 } as const;

function checkTable({ counts, sums }: CountTable): void {
  if (counts.some((count) => !Number.isInteger(count) || count < 0))
    throw new RangeError("counts must be whole numbers and not negative");
  for (const { total, parts } of sums) {
    const sum = parts.reduce((all, part) => all + (counts[part] ?? Number.NaN), 0);
    if (sum !== counts[total]) throw new RangeError("a total must be the sum of its parts");
  }
}

/** Chooses what else to hide so that no hidden count follows, or nearly follows, from published sums. */
class Suppression {
  readonly isHidden: Uint8Array;
  readonly #table: CountTable;
  readonly #network: HidingNetwork;
  readonly #isKnown: Uint8Array;
  readonly #isTotal: Uint8Array;
  readonly #protection: number;
  readonly #largest: number;
  readonly #isProtected: Uint8Array;

  constructor(table: CountTable, network: HidingNetwork, forced: Uint8Array, isKnown: Uint8Array, protection: number) {
    this.#table = table;
    this.#network = network;
    this.isHidden = forced.slice();
    this.#isKnown = isKnown;
    this.#protection = protection;
    this.#largest = 1 + Math.max(0, ...table.counts);
    this.#isProtected = new Uint8Array(table.counts.length);
    this.#isTotal = new Uint8Array(table.counts.length);
    for (const { total } of table.sums) this.#isTotal[total] = 1;
  }

  /** Whether every hidden cell could be protected. */
  run(): boolean {
    const { counts } = this.#table;
    const order = [...counts.keys()].filter((cell) => this.isHidden[cell] === 1);
    order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
    return order.every((cell) => this.#isProtected[cell] === 1 || this.#protect(cell));
  }

  #costOf(cell: number): number {
    const count = this.#table.counts[cell] as number;
    if (this.isHidden[cell] === 1) return COST.hidden;
    if (this.#isKnown[cell] === 1) return Number.POSITIVE_INFINITY;
    const base = this.#isTotal[cell] === 1 ? COST.total : COST.shown;
    return base + (count === 0 ? COST.zero : count / this.#largest);
  }

  /** A cycle round which the cell can change by the protection: up by `down` of the others, down by `up` of its own side. */
  #cycle(cell: number, up: number, down: number) {
    const { counts } = this.#table;
    const costIf = (other: number, least: number) =>
      (counts[other] as number) >= least ? this.#costOf(other) : Number.POSITIVE_INFINITY;
    return this.#network.findCycle(
      cell,
      (other) => costIf(other, up),
      (other) => costIf(other, down),
    );
  }

  #protect(cell: number): boolean {
    // A cell of no sum follows from nothing.
    if (this.#network.arcs[cell] === null) return true;
    const own = Math.min(this.#table.counts[cell] as number, this.#protection);
    const cycles = [
      this.#cycle(cell, 0, this.#protection),
      this.#cycle(cell, own, Math.max(1, this.#protection - own)),
    ];
    const [best] = cycles.filter((cycle) => cycle !== null).sort((a, b) => a.cost - b.cost);
    if (best === undefined) return false;
    for (const other of best.cells) {
      this.isHidden[other] = 1;
      this.#isProtected[other] = 1;
    }
    return true;
  }
}

/** A pattern of hidden cells that protects each; null where there is none short of hiding everything. */
function findPattern(
  table: CountTable,
  network: HidingNetwork,
  forced: Uint8Array,
  isKnown: Uint8Array,
  protection: number,
): Uint8Array | null {
  if (network.roots.some((root) => forced[root] === 1)) return null;
  const suppression = new Suppression(table, network, forced, isKnown, protection);
  if (!suppression.run()) return null;
  return recoverableCells({ sums: table.sums, isHidden: suppression.isHidden }).length > 0
    ? null
    : suppression.isHidden;
}

/** Whether a cell keeps its count since the table was last published. */
const isUntouched = (table: CountTable, earlier: EarlierRelease, cell: number) =>
  earlier.counts[cell] === table.counts[cell];

/** Whether two releases together give a hidden count away to somebody told which cells did not change. */
function givesAway(table: CountTable, earlier: EarlierRelease, isHidden: Uint8Array): boolean {
  const untouched = [...isHidden.keys()].filter((cell) => isUntouched(table, earlier, cell));
  const same = untouched
    .filter((cell) => isHidden[cell] === 1 || earlier.isHidden[cell] === 1)
    .map((cell) => ({ one: 0, other: 1, cell }));
  const releases = [earlier.isHidden, isHidden].map((hidden) => ({ sums: table.sums, isHidden: hidden }));
  return recoverableTogether(releases, same).length > 0;
}

/**
 * The pattern to publish: first keeping hidden what was and has not changed, then whatever was hidden at all; null where
 * neither protects every cell.
 */
function choosePattern(table: CountTable, policy: DisclosurePolicy, earlier: EarlierRelease | null): Uint8Array | null {
  const network = new HidingNetwork(table);
  const primary = Uint8Array.from(table.counts, (count) => (isHiddenBy(policy, count) ? 1 : 0));
  const isKnown = Uint8Array.from(table.counts, (count, cell) => (earlier?.lastShown[cell] === count ? 1 : 0));
  const find = (forced: Uint8Array) => findPattern(table, network, forced, isKnown, protectionOf(policy));
  if (earlier === null) return find(primary);
  if (table.counts.every((_, cell) => isUntouched(table, earlier, cell))) return earlier.isHidden.slice();
  const kept = primary.map((hidden, cell) =>
    earlier.isHidden[cell] === 1 && isUntouched(table, earlier, cell) ? 1 : hidden,
  );
  const all = primary.map((hidden, cell) => (earlier.isHidden[cell] === 1 ? 1 : hidden));
  for (const forced of [kept, all]) {
    const pattern = find(forced);
    if (pattern !== null && !givesAway(table, earlier, pattern)) return pattern;
  }
  return null;
}

/** A table of which nothing is shown; what the last release showed stays to be respected. */
function hideAll(table: CountTable, earlier: EarlierRelease | null): Release {
  const size = table.counts.length;
  const nothing = {
    counts: new Float64Array(size).fill(Number.NaN),
    isHidden: new Uint8Array(size),
    lastShown: new Float64Array(size).fill(Number.NaN),
  };
  return {
    values: new Float64Array(size).fill(Number.NaN),
    isHidden: new Uint8Array(size).fill(1),
    next: earlier ?? nothing,
  };
}

/** Whether an earlier release showed anything at all. */
function hasShown(earlier: EarlierRelease | undefined): earlier is EarlierRelease {
  return earlier?.counts.some((count) => !Number.isNaN(count)) ?? false;
}

/**
 * Decides what of a table is published: counts the policy hides, and as few others as keep every hidden count, by all published
 * sums and by what earlier releases showed, within an interval at least as wide as the policy's own. Rounding is left out of
 * account: it only adds to that. The same table and earlier release always give the same.
 */
export function publishTable(table: CountTable, policy: DisclosurePolicy, earlier?: EarlierRelease): Release {
  checkTable(table);
  const shownBefore = hasShown(earlier) ? earlier : null;
  const isHidden = choosePattern(table, policy, shownBefore);
  if (isHidden === null) return hideAll(table, shownBefore);
  const open = { ...policy, hiddenFrom: 1, hiddenTo: 0 };
  const values = table.counts.map((count, cell) => (isHidden[cell] === 1 ? Number.NaN : publishCount(count, open)));
  const lastShown = table.counts.map((count, cell) =>
    isHidden[cell] === 1 ? (shownBefore?.lastShown[cell] ?? Number.NaN) : count,
  );
  return { values, isHidden, next: { counts: table.counts.slice(), isHidden, lastShown } };
}
