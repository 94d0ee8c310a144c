import { formatPence } from "../words/figure.ts";
import { Bullets } from "./Bullets.tsx";
import type { BulletRow } from "./bar-row.ts";

const LABELS = { wide: "Budget", thin: "Spent so far", mark: "Forecast for the year" } as const;

const text = (pence: number | null) => (pence === null ? "not known" : formatPence(pence));

/** Budget, spend so far and forecast of each scheme. */
export function BulletBars({ title, rows }: { title: string; rows: readonly BulletRow[] }) {
  const bullets = rows.map(({ name, note, budget, actual, forecast }) => ({
    name,
    note,
    wide: budget,
    thin: actual,
    mark: forecast,
    says: `Budget ${text(budget)}, spent so far ${text(actual)}, forecast ${text(forecast)}`,
  }));
  return <Bullets title={title} rows={bullets} labels={LABELS} format={formatPence} />;
}
