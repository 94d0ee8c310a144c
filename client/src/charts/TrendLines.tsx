import {
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useIsNarrow } from "../app/narrow.ts";
import { type Annotation, annotationLetter } from "./control-row.ts";
import type { TrendPoint, TrendSeries } from "./dot-row.ts";
import { HUES } from "./palette.ts";

interface EndProps {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly index?: number;
}

/** A line's name at its last figure. */
function End({ x = 0, y = 0, index, at, text, lift }: EndProps & { at: number; text: string; lift: number }) {
  return index === at ? (
    <text x={Number(x) + 8} y={Number(y) + 4 + lift} className="tandem-chart__name">
      {text}
    </text>
  ) : (
    <g />
  );
}

/** Pixels each name is moved so that names at nearly one height do not cover each other. */
function liftsOf(
  rows: readonly TrendPoint[],
  series: readonly TrendSeries[],
  most: number,
): ReadonlyMap<string, number> {
  const height = 230;
  const lastOf = (key: string) => rows.findLastIndex(({ values }) => (values[key] ?? null) !== null);
  const ends = series
    .map(({ key }) => ({ key, at: lastOf(key) }))
    .filter(({ at }) => at >= 0)
    .map(({ key, at }) => ({ key, at, y: height * (1 - (rows[at]?.values[key] ?? 0) / most) }))
    .sort((a, b) => a.y - b.y);
  const lifts = new Map<string, number>();
  let before = Number.NEGATIVE_INFINITY;
  for (const { key, y } of ends) {
    const placed = Math.max(y, before + 17);
    lifts.set(key, placed - y);
    before = placed;
  }
  return lifts;
}

/** A few figures year by year, each line named at its end; where a series breaks a line says so, and gaps stay gaps. */
export function TrendLines({
  title,
  rows,
  series,
  breaks,
  annotations = [],
  most,
  format,
}: {
  title: string;
  rows: readonly TrendPoint[];
  series: readonly TrendSeries[];
  /** Periods from which on figures are counted another way. */
  breaks: readonly string[];
  /** Events to mark, by the names of rows; each has a letter in the picture and is said in words under it. */
  annotations?: readonly Annotation[];
  /** What the axis must reach. */
  most: number;
  format: (value: number) => string;
}) {
  const isNarrow = useIsNarrow();
  const data = rows.map(({ name, values }) => ({ name, ...values }));
  const lifts = liftsOf(rows, series, most);
  return (
    <div className="tandem-chart tandem-trends">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ left: 0, right: isNarrow ? 116 : 150, top: 24, bottom: 0 }} title={title}>
          <CartesianGrid vertical={false} stroke="#d8dde0" />
          <XAxis dataKey="name" minTickGap={12} />
          <YAxis width={56} tickFormatter={format} domain={[0, most]} />
          <Tooltip formatter={(value, name) => [format(Number(value)), String(name)]} />
          {breaks.map((name) => (
            <ReferenceLine
              key={name}
              x={name}
              stroke={HUES.unknown}
              strokeDasharray="3 3"
              strokeWidth={2}
              label={{ value: "counted anew", position: "top" }}
            />
          ))}
          {annotations.map(({ period }, index) => (
            <ReferenceLine
              key={period}
              x={period}
              stroke={HUES.plum}
              strokeDasharray="2 3"
              strokeWidth={2}
              label={{
                value: annotationLetter(index),
                position: breaks.length === 0 ? "top" : "insideTopLeft",
                fill: HUES.plum,
                fontSize: 16,
                fontWeight: 700,
              }}
            />
          ))}
          {series.map(({ key, label, colour, dash }) => (
            <Line
              key={key}
              dataKey={key}
              name={label}
              stroke={colour}
              strokeWidth={key === "own" ? 3 : 2}
              strokeDasharray={dash ?? "none"}
              dot={{ r: key === "own" ? 4 : 3, fill: colour, strokeDasharray: "none" }}
              connectNulls={false}
              isAnimationActive={false}
            >
              <LabelList
                dataKey={key}
                content={
                  <End
                    at={rows.findLastIndex(({ values }) => (values[key] ?? null) !== null)}
                    text={label}
                    lift={lifts.get(key) ?? 0}
                  />
                }
              />
            </Line>
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
