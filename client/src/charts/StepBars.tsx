import { Bar, BarChart, Cell, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useIsNarrow } from "../app/narrow.ts";
import type { StepRow } from "./bar-row.ts";
import { RowName } from "./RowName.tsx";

const NARROW_BAND = 68;
const BAND = 50;

/** Steps of a sum, each from where the one before ended, the whole at the end. */
export function StepBars({
  title,
  rows,
  format,
}: {
  title: string;
  rows: readonly StepRow[];
  format: (value: number) => string;
}) {
  const data = rows.map(({ name, from, to }) => ({ name, span: [Math.min(from, to), Math.max(from, to)] }));
  const isNarrow = useIsNarrow();
  const tick = <RowName notes={rows.map(({ note }) => note)} lift={14} isNarrow={isNarrow} />;
  return (
    <div className="tandem-chart">
      <ResponsiveContainer width="100%" height={rows.length * (isNarrow ? NARROW_BAND : BAND) + 40}>
        <BarChart
          data={data}
          layout="vertical"
          margin={{ left: 1, right: 16, top: isNarrow ? 26 : 12, bottom: 0 }}
          title={title}
        >
          <XAxis type="number" tickFormatter={format} tickCount={5} />
          <YAxis type="category" dataKey="name" width={1} interval={0} axisLine={false} tickLine={false} tick={tick} />
          <ReferenceLine x={0} stroke="#212b32" />
          <Bar dataKey="span" barSize={18} isAnimationActive={false}>
            {rows.map(({ name, colour }) => (
              <Cell key={name} fill={colour} />
            ))}
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
