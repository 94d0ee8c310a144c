import { useRef } from "react";
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useIsNarrow } from "../app/narrow.ts";
import { axisTicks } from "./axis-ticks.ts";
import { useBarKeys } from "./bar-keys.ts";
import type { Bullet, BulletLabels } from "./bar-row.ts";
import { ChartKey } from "./ChartKey.tsx";
import { type BarPart, HUES } from "./palette.ts";
import { RowName } from "./RowName.tsx";

const NARROW_BAND = 68;
const BAND = 56;
const WIDE = 22;
const THIN = 8;
const MARK = 30;
const PALE = "#b8c7d3";

interface BulletShape {
  readonly x?: number;
  readonly y?: number;
  readonly height?: number;
  readonly background?: { readonly width?: number } | undefined;
  readonly payload?: Bullet;
}

function Shape({ shape, most }: { shape: BulletShape; most: number }) {
  const { x = 0, y = 0, height = WIDE, background, payload } = shape;
  const scale = most > 0 ? (background?.width ?? 0) / most : 0;
  const middle = y + height / 2;
  const { wide = null, thin = null, mark = null } = payload ?? {};
  return (
    <g>
      {wide === null ? null : (
        <rect x={x} y={middle - WIDE / 2} width={wide * scale} height={WIDE} fill={PALE} stroke="#4c6272" />
      )}
      {thin === null ? null : <rect x={x} y={middle - THIN / 2} width={thin * scale} height={THIN} fill={HUES.navy} />}
      {mark === null ? null : (
        <rect x={x + mark * scale - 2} y={middle - MARK / 2} width={4} height={MARK} fill={HUES.orange} />
      )}
    </g>
  );
}

function Tip({ active, payload }: { active?: boolean; payload?: readonly { readonly payload?: Bullet }[] }) {
  const row = payload?.[0]?.payload;
  if (!active || row === undefined) return null;
  return (
    <div className="tandem-tip">
      <strong>{row.name}</strong>
      <br />
      {row.says}
    </div>
  );
}

function keyParts({ wide, thin, mark }: BulletLabels): readonly BarPart[] {
  return [
    { key: "wide", label: `${wide} (wide bar)`, colour: PALE },
    { key: "thin", label: `${thin} (thin bar)`, colour: HUES.navy },
    { key: "mark", label: `${mark} (upright line)`, colour: HUES.orange },
  ];
}

/** A size with another inside it and a third to compare, bullet by bullet; arrow keys step from one to the next. */
export function Bullets({
  title,
  rows,
  labels,
  format,
}: {
  title: string;
  rows: readonly Bullet[];
  labels: BulletLabels;
  format: (value: number) => string;
}) {
  const sizes = rows.flatMap(({ wide, thin, mark }) => [wide ?? 0, thin ?? 0, mark ?? 0]);
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
      <ChartKey parts={keyParts(labels)} />
      <div ref={picture} className="tandem-chart">
        <ResponsiveContainer width="100%" height={rows.length * (isNarrow ? NARROW_BAND : BAND) + 40}>
          <BarChart
            data={data}
            layout="vertical"
            margin={{ left: 1, right: 16, top: isNarrow ? 28 : 14, bottom: 0 }}
            title={title}
          >
            <XAxis type="number" domain={[0, most]} tickFormatter={format} ticks={[...ticks]} />
            <YAxis
              type="category"
              dataKey="name"
              width={1}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={tick}
            />
            <Tooltip cursor={false} formatter={() => ""} content={<Tip />} />
            <Bar
              dataKey="end"
              barSize={WIDE}
              isAnimationActive={false}
              background={{ fill: "transparent" }}
              shape={(shape: BulletShape) => <Shape shape={shape} most={most} />}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}
