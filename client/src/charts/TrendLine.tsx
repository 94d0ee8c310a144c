import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../words/figure.ts";
import type { TrendRow } from "./bar-row.ts";
import { type Annotation, annotationLetter } from "./control-row.ts";
import { HUES } from "./palette.ts";

const HEIGHT = 220;

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: TrendRow;
}

/** A ring where the month breaks a rule, a small dot elsewhere, nothing where there is no figure. */
function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.value === null) return <g />;
  return payload?.isFlagged ? (
    <circle cx={cx} cy={cy} r={5} fill="#fff" stroke={HUES.orange} strokeWidth={3} />
  ) : (
    <circle cx={cx} cy={cy} r={2.5} fill={HUES.navy} />
  );
}

interface TrendLineProps {
  readonly title: string;
  readonly rows: readonly TrendRow[];
  readonly level: number | null;
  /** What the line counts. */
  readonly label?: string;
  /** Events to mark, by the names of rows; each has a letter in the picture and is said in words under it. */
  readonly annotations?: readonly Annotation[];
}

/** A figure month by month, with a level to compare it with and marks of what happened; a missing month is a gap in the line. */
export function TrendLine({ title, rows, level, label = "Waiting", annotations = [] }: TrendLineProps) {
  if (rows.every(({ value }) => value === null)) return <p>There is no figure yet to draw a line of.</p>;
  return (
    <div className="tandem-chart">
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart data={[...rows]} margin={{ left: 0, right: 12, top: 24, bottom: 0 }} title={title}>
          <CartesianGrid vertical={false} stroke="#d8dde0" />
          <XAxis dataKey="name" minTickGap={48} />
          <YAxis width={44} tickFormatter={formatNumber} domain={[0, "auto"]} />
          <Tooltip formatter={(value) => [formatNumber(Number(value)), label]} />
          {level === null ? null : <ReferenceLine y={level} stroke={HUES.teal} strokeDasharray="6 4" strokeWidth={2} />}
          {annotations.map(({ period }, index) => (
            <ReferenceLine
              key={period}
              x={period}
              stroke={HUES.plum}
              strokeDasharray="2 3"
              strokeWidth={2}
              label={{
                value: annotationLetter(index),
                position: "top",
                fill: HUES.plum,
                fontSize: 16,
                fontWeight: 700,
              }}
            />
          ))}
          <Line
            dataKey="value"
            stroke={HUES.navy}
            strokeWidth={2}
            dot={<Dot />}
            connectNulls={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
