import { useRef } from "react";
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useIsNarrow } from "../app/narrow.ts";
import { formatPence } from "../words/figure.ts";
import { axisTicks } from "./axis-ticks.ts";
import { useBarKeys } from "./bar-keys.ts";
import type { BulletRow } from "./bar-row.ts";
import { ChartKey } from "./ChartKey.tsx";
import { HUES } from "./palette.ts";
import { RowName } from "./RowName.tsx";

const NARROW_BAND = 68;
const BAND = 56;
const BUDGET = 22;
const ACTUAL = 8;
const MARK = 30;

const PARTS = [
  { key: "budget", label: "Budget (wide bar)", colour: "#b8c7d3" },
  { key: "actual", label: "Spent so far (thin bar)", colour: HUES.navy },
  { key: "forecast", label: "Forecast for the year (upright line)", colour: HUES.orange },
] as const;

interface BulletShape {
  readonly x?: number;
  readonly y?: number;
  readonly height?: number;
  readonly background?: { readonly width?: number } | undefined;
  readonly payload?: BulletRow;
}

/** Budget as a wide bar, what is spent as a thin one in it, the forecast as an upright line. */
function Bullet({ shape, most }: { shape: BulletShape; most: number }) {
  const { x = 0, y = 0, height = BUDGET, background, payload } = shape;
  const scale = most > 0 ? (background?.width ?? 0) / most : 0;
  const middle = y + height / 2;
  const { budget = null, actual = null, forecast = null } = payload ?? {};
  return (
    <g>
      {budget === null ? null : (
        <rect x={x} y={middle - BUDGET / 2} width={budget * scale} height={BUDGET} fill="#b8c7d3" stroke="#4c6272" />
      )}
      {actual === null ? null : (
        <rect x={x} y={middle - ACTUAL / 2} width={actual * scale} height={ACTUAL} fill={HUES.navy} />
      )}
      {forecast === null ? null : (
        <rect x={x + forecast * scale - 2} y={middle - MARK / 2} width={4} height={MARK} fill={HUES.orange} />
      )}
    </g>
  );
}

/** Budget, spend so far and forecast of each scheme; arrow keys step from scheme to scheme. */
export function BulletBars({ title, rows }: { title: string; rows: readonly BulletRow[] }) {
  const sizes = rows.flatMap(({ budget, actual, forecast }) => [budget ?? 0, actual ?? 0, forecast ?? 0]);
  const ticks = axisTicks(Math.max(0, ...sizes));
  const most = ticks.at(-1) ?? 1;
  // The tallest figure drives the band, so that the tooltip answers all along it.
  const data = rows.map((row) => ({ ...row, end: most }));
  const picture = useRef<HTMLDivElement>(null);
  useBarKeys(picture);
  const isNarrow = useIsNarrow();
  const tick = <RowName notes={rows.map(({ note }) => note)} lift={20} isNarrow={isNarrow} />;
  return (
    <>
      <ChartKey parts={PARTS} />
      <div
        ref={picture}
        className="tandem-chart"
        style={{ height: rows.length * (isNarrow ? NARROW_BAND : BAND) + 40 }}
      >
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={data}
            layout="vertical"
            margin={{ left: 1, right: 16, top: isNarrow ? 28 : 14, bottom: 0 }}
            title={title}
          >
            <XAxis
              type="number"
              domain={[0, most]}
              tickFormatter={(pence: number) => formatPence(pence)}
              ticks={[...ticks]}
            />
            <YAxis
              type="category"
              dataKey="name"
              width={1}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={tick}
            />
            <Tooltip cursor={false} formatter={() => ""} content={<BulletTip />} />
            <Bar
              dataKey="end"
              barSize={BUDGET}
              isAnimationActive={false}
              background={{ fill: "transparent" }}
              shape={(shape: BulletShape) => <Bullet shape={shape} most={most} />}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}

function BulletTip({ active, payload }: { active?: boolean; payload?: readonly { readonly payload?: BulletRow }[] }) {
  const row = payload?.[0]?.payload;
  if (!active || row === undefined) return null;
  const text = (pence: number | null) => (pence === null ? "not known" : formatPence(pence));
  return (
    <div className="tandem-tip">
      <strong>{row.name}</strong>
      <br />
      Budget {text(row.budget)}, spent so far {text(row.actual)}, forecast {text(row.forecast)}
    </div>
  );
}
