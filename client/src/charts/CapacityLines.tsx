import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../words/figure.ts";
import type { CapacityRow } from "./bar-row.ts";
import { ChartKey } from "./ChartKey.tsx";
import { HUES } from "./palette.ts";

const PARTS = [
  { key: "capacity", label: "Could do (dashed)", colour: HUES.orange, isHatched: true },
  { key: "activity", label: "Did", colour: HUES.navy },
] as const;

const HEIGHT = 220;

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: CapacityRow;
}

/** A ring where the month breaks a rule, a small dot elsewhere, nothing where there is no figure. */
function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.activity === null) return <g />;
  return payload?.isFlagged ? (
    <circle cx={cx} cy={cy} r={5} fill="#fff" stroke={HUES.plum} strokeWidth={3} />
  ) : (
    <circle cx={cx} cy={cy} r={2.5} fill={HUES.navy} />
  );
}

/** What a service could do and did, month by month; a month without a figure is a gap in its line. */
export function CapacityLines({ title, rows }: { title: string; rows: readonly CapacityRow[] }) {
  const used = PARTS.filter(({ key }) => rows.some((row) => row[key] !== null));
  return (
    <>
      <ChartKey parts={used} />
      <div className="tandem-chart">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <LineChart data={[...rows]} margin={{ left: 0, right: 12, top: 8, bottom: 0 }} title={title}>
            <CartesianGrid vertical={false} stroke="#d8dde0" />
            <XAxis dataKey="name" minTickGap={48} />
            <YAxis width={44} tickFormatter={formatNumber} domain={[0, "auto"]} />
            <Tooltip
              formatter={(value, name) => [formatNumber(Number(value)), name === "capacity" ? "Could do" : "Did"]}
            />
            <Line
              dataKey="activity"
              stroke={HUES.navy}
              strokeWidth={2}
              dot={<Dot />}
              connectNulls={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="capacity"
              stroke={HUES.orange}
              strokeWidth={2}
              strokeDasharray="6 4"
              dot={false}
              type="stepAfter"
              connectNulls={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}
