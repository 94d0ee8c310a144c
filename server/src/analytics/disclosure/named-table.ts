import type { CountTable } from "./count-table.ts";
import type { DisclosurePolicy } from "./policy.ts";
import { publishTable } from "./publish-table.ts";
import type { EarlierRelease } from "./release.ts";

/** A release as it is kept between data versions: cells by name, since a later table may have others. */
export interface KeptRelease {
  readonly labels: readonly string[];
  /** As of `EarlierRelease`; null stands for NaN. */
  readonly counts: readonly (number | null)[];
  readonly isHidden: readonly number[];
  readonly lastShown: readonly (number | null)[];
}

/** Releases by the key of their table. */
export type KeptReleases = ReadonlyMap<string, KeptRelease>;

/** What publishing reads and leaves: earlier releases, and those made now. */
export interface Publication {
  readonly earlier: KeptReleases;
  readonly made: Map<string, KeptRelease>;
}

/** Signs that JSON writes as they are. */
const PLAIN = /^[\w .:/|+-]*$/;

/** As JSON writes it; names are made by the hundred thousand, and hardly one has a sign that it may escape. */
function written(code: string | number): string {
  return typeof code === "string" && PLAIN.test(code) ? `"${code}"` : JSON.stringify(code);
}

/** Name of a cell of its kind and codes, as a JSON list; no two lists of codes give one name. */
export function cellLabel(kind: string, ...codes: readonly (string | number)[]): string {
  let label = `["${kind}"`;
  for (const code of codes) label += `,${written(code)}`;
  return `${label}]`;
}

/** A table under construction, its cells named. */
export class NamedTable {
  readonly key: string;
  readonly #positions = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #sums: { total: number; parts: number[] }[] = [];

  constructor(key: string) {
    this.key = key;
  }

  /** Adds to a cell, which is there from then on. */
  add(label: string, count: number): void {
    const at = this.#positions.get(label);
    if (at === undefined) this.#positions.set(label, this.#counts.push(count) - 1);
    else this.#counts[at] = (this.#counts[at] as number) + count;
  }

  /** Names a cell as the sum of others, all of which are there; it is made where it is not. */
  sum(total: string, parts: readonly string[]): void {
    const at = (label: string) => this.#positions.get(label) as number;
    if (!this.#positions.has(total)) {
      const all = parts.reduce((sum, part) => sum + (this.#counts[at(part)] ?? 0), 0);
      this.add(total, all);
    }
    this.#sums.push({ total: at(total), parts: parts.map(at) });
  }

  get table(): CountTable {
    return { counts: Float64Array.from(this.#counts), sums: this.#sums };
  }

  get labels(): readonly string[] {
    return [...this.#positions.keys()];
  }
}

/** A published table: a cell's rounded count, NaN where it is hidden, 0 where nobody is counted. */
export interface PublishedTable {
  readonly key: string;
  /** Whether nothing at all of it is shown. */
  readonly isWhollyHidden: boolean;
  valueOf(label: string): number;
}

const nullable = (values: Float64Array) => Array.from(values, (value) => (Number.isNaN(value) ? null : value));

/** An earlier release with its cells in another order; cells it did not have are NaN. */
function align(kept: KeptRelease | undefined, labels: readonly string[]): EarlierRelease | undefined {
  if (kept === undefined) return undefined;
  const positions = new Map(kept.labels.map((label, at) => [label, at]));
  const read = (values: readonly (number | null)[]) =>
    Float64Array.from(labels, (label) => values[positions.get(label) ?? -1] ?? Number.NaN);
  return {
    counts: read(kept.counts),
    isHidden: Uint8Array.from(labels, (label) => kept.isHidden[positions.get(label) ?? -1] ?? 0),
    lastShown: read(kept.lastShown),
  };
}

/** Publishes a table, respecting and leaving what earlier and later publications must know. */
export function publishNamed(named: NamedTable, policy: DisclosurePolicy, publication: Publication): PublishedTable {
  const { labels, table, key } = named;
  const release = publishTable(table, policy, align(publication.earlier.get(key), labels));
  const { counts, isHidden, lastShown } = release.next;
  publication.made.set(key, {
    labels,
    counts: nullable(counts),
    isHidden: [...isHidden],
    lastShown: nullable(lastShown),
  });
  const values = new Map(labels.map((label, at) => [label, release.values[at] as number]));
  const isWhollyHidden = labels.length > 0 && release.isHidden.every((hidden) => hidden === 1);
  return { key, isWhollyHidden, valueOf: (label) => values.get(label) ?? 0 };
}
