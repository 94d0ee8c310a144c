import type { BarRow } from "./bar-row.ts";
import { ChartKey } from "./ChartKey.tsx";
import type { BarPart } from "./palette.ts";

/** A bar's parts in words, in the order they are drawn; parts of no size are left out. */
export function PartsTip({
  active,
  label,
  rows,
  parts,
  format,
}: {
  active?: boolean;
  label?: string | number | undefined;
  rows: readonly BarRow[];
  parts: readonly BarPart[];
  format: (value: number) => string;
}) {
  const row = rows.find(({ name }) => name === label);
  if (!active || row === undefined) return null;
  const sized = parts.filter(({ key }) => (row.sizes[key] ?? 0) > 0);
  return (
    <div className="tandem-tip">
      <strong>{row.name}</strong>, {row.note}
      <ChartKey
        parts={sized.map((part) => ({ ...part, label: `${part.label}: ${format(row.sizes[part.key] ?? 0)}` }))}
      />
    </div>
  );
}
