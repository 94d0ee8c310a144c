import { useRef } from "react";
import { Bar, BarChart, type BarShapeProps, ReferenceDot, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useIsNarrow } from "../app/narrow.ts";
import { axisTicks } from "./axis-ticks.ts";
import { useBarKeys } from "./bar-keys.ts";
import type { BarRow } from "./bar-row.ts";
import { ChartKey } from "./ChartKey.tsx";
import { PartsTip } from "./PartsTip.tsx";
import { type BarPart, hatchName, partFill } from "./palette.ts";
import { RowName } from "./RowName.tsx";

const NARROW_BAND = 68;
const BAND = 50;
const BAR = 18;
const AXIS = 34;

function Hatches({ parts }: { parts: readonly BarPart[] }) {
  return (
    <defs>
      {parts
        .filter(({ isHatched }) => isHatched)
        .map(({ key, colour }) => (
          <pattern
            key={key}
            id={hatchName(key)}
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={6} height={6} fill="#fff" />
            <rect width={3} height={6} fill={colour} />
          </pattern>
        ))}
    </defs>
  );
}

/** An upright line across a bar, dark with a light edge so that it shows on every fill. */
function Mark({ cx = 0, cy = 0 }: { cx?: number; cy?: number }) {
  return <rect x={cx - 2} y={cy - BAR / 2 - 2} width={4} height={BAR + 8} fill="#212b32" stroke="#fff" />;
}

/** A part of a bar: a plain rectangle, since the library's own, made to move and bend, takes most of the time of drawing some hundred. */
function drawPart({ x, y, width, height, fill }: BarShapeProps) {
  return width > 0 ? <rect x={x} y={y} width={width} height={height} fill={fill} stroke="#fff" /> : null;
}

/** Bars of parts, each bar's name and figure above it; arrow keys step from bar to bar. */
export function StackedBars({
  title,
  rows,
  parts,
  most,
  format,
  legend,
}: {
  title: string;
  rows: readonly BarRow[];
  parts: readonly BarPart[];
  /** What the axis must reach. */
  most: number;
  format: (value: number) => string;
  /** What the fills mean, where several parts share one; defaults to the parts in use. */
  legend?: readonly BarPart[];
}) {
  const ticks = axisTicks(most);
  const used = parts.filter(({ key }) => rows.some(({ sizes }) => (sizes[key] ?? 0) > 0));
  const data = rows.map(({ name, sizes }) => ({ name, ...sizes }));
  const picture = useRef<HTMLDivElement>(null);
  useBarKeys(picture);
  const isNarrow = useIsNarrow();
  const tick = <RowName notes={rows.map(({ note }) => note)} lift={13} isNarrow={isNarrow} />;
  return (
    <>
      <ChartKey parts={legend ?? used} />
      <div ref={picture} className="tandem-chart">
        <ResponsiveContainer width="100%" height={rows.length * (isNarrow ? NARROW_BAND : BAND) + AXIS}>
          <BarChart
            data={data}
            layout="vertical"
            margin={{ left: 1, right: 16, top: isNarrow ? 26 : 12, bottom: 0 }}
            title={title}
          >
            <Hatches parts={used} />
            <XAxis type="number" domain={[0, ticks.at(-1) ?? most]} ticks={[...ticks]} tickFormatter={format} />
            <YAxis
              type="category"
              dataKey="name"
              width={1}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={tick}
            />
            <Tooltip
              cursor={{ fill: "rgb(18 67 109 / 8%)" }}
              content={<PartsTip rows={rows} parts={used} format={format} />}
            />
            {used.map((part) => (
              <Bar
                key={part.key}
                dataKey={part.key}
                name={part.label}
                stackId="need"
                barSize={BAR}
                fill={partFill(part)}
                shape={drawPart}
                isAnimationActive={false}
              />
            ))}
            {rows.map(({ name, mark }) =>
              mark === undefined || mark === null ? null : (
                <ReferenceDot key={name} x={mark} y={name} shape={<Mark />} />
              ),
            )}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}
