import type { KeptRelease } from "@tandem/server/analytics/disclosure/named-table";

/** A published table with the sums that its cells' names say anybody can form, worked out apart from what published it. */
export interface KeptTable {
  readonly counts: Float64Array;
  readonly isHidden: Uint8Array;
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

/** The cells a name is a total of; empty for a cell that is no total. */
function partsOf(label: string, labels: readonly string[]): string[][] {
  const names = labels.map((other) => ({ other, codes: JSON.parse(other) as (string | number)[] }));
  const [kind, code] = JSON.parse(label) as (string | number)[];
  const leaves = (place: 1 | 2) => [names.filter(({ codes }) => codes[0] === "leaf" && codes[place] === code)];
  const groups = ["area", "band", "kind", "month", "service", "row", "column"];
  const parts = () => {
    if (kind === "area" || kind === "row") return leaves(1);
    if (kind === "band" || kind === "column") return leaves(2);
    return kind === "all" ? groups.map((group) => names.filter(({ codes }) => codes[0] === group)) : [];
  };
  return parts()
    .map((part) => part.map(({ other }) => other))
    .filter((part) => part.length > 0);
}

/** A release's table. */
export function keptTable({ labels, counts, isHidden }: KeptRelease): KeptTable {
  const positions = new Map(labels.map((label, at) => [label, at]));
  const at = (label: string) => positions.get(label) as number;
  const sums = labels.flatMap((label) =>
    partsOf(label, labels).map((parts) => ({ total: at(label), parts: parts.map(at) })),
  );
  return {
    counts: Float64Array.from(counts, (count) => count ?? Number.NaN),
    isHidden: Uint8Array.from(isHidden),
    sums,
  };
}
