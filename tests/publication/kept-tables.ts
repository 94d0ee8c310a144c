import type { KeptRelease } from "@tandem/server/analytics/disclosure/named-table";

/** A published table with the sums that its cells' names say anybody can form, worked out apart from what published it. */
export interface KeptTable {
  readonly counts: Float64Array;
  readonly isHidden: Uint8Array;
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

/** The cells a name is a total of; empty for a cell that is no total. */
function partsOf(label: string, labels: readonly string[]): string[][] {
  const [kind = "", ...names] = label.split(" ");
  const name = names.join(" ");
  const leaves = labels.filter((other) => other.startsWith("leaf "));
  if (kind === "area" || kind === "row") return [leaves.filter((leaf) => leaf.startsWith(`leaf ${name} `))];
  if (kind === "band" || kind === "column") return [leaves.filter((leaf) => leaf.endsWith(` ${name}`))];
  if (kind !== "all") return [];
  const groups = ["area", "band", "kind", "month", "service", "row", "column"];
  return groups
    .map((group) => labels.filter((other) => other.startsWith(`${group} `)))
    .filter((parts) => parts.length > 0);
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
