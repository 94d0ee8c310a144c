import { useRef } from "react";
import { Bar, BarChart, type BarShapeProps, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
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
function Mark({ x, y }: { x: number; y: number }) {
  return <rect x={x - 2} y={y - 2} width={4} height={BAR + 8} fill="#212b32" stroke="#fff" />;
}

/** Where a bar may be drawn: as long as the whole axis, on which its parts and its mark are measured. */
type Room = Pick<BarShapeProps, "x" | "y" | "width">;

/** A bar, its parts one after the other. The library has one bar a row to look after; one a part took it most of a filter's time. */
function PartedBar({
  room: { x, y, width },
  row,
  parts,
  end,
}: {
  room: Room;
  row: BarRow;
  parts: readonly BarPart[];
  end: number;
}) {
  const place = (size: number) => x + (width * size) / end;
  let sum = 0;
  return (
    <g>
      {parts.map((part) => {
        const from = sum;
        sum += row.sizes[part.key] ?? 0;
        return sum > from ? (
          <rect
            key={part.key}
            x={place(from)}
            y={y}
            width={place(sum) - place(from)}
            height={BAR}
            fill={partFill(part)}
            stroke="#fff"
          />
        ) : null;
      })}
      {row.mark === undefined || row.mark === null ? null : <Mark x={place(row.mark)} y={y} />}
    </g>
  );
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
  const end = ticks.at(-1) ?? most;
  const data = rows.map(({ name }) => ({ name, end }));
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
            <XAxis type="number" domain={[0, end]} ticks={[...ticks]} tickFormatter={format} />
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
            {/* Without a part to measure there is no scale either. */}
            {used.length === 0 ? null : (
              <Bar
                dataKey="end"
                barSize={BAR}
                isAnimationActive={false}
                shape={({ originalDataIndex, ...room }: BarShapeProps) => {
                  const row = rows[originalDataIndex];
                  return row === undefined ? null : <PartedBar room={room} row={row} parts={used} end={end} />;
                }}
              />
            )}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}
