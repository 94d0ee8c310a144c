import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../words/figure.ts";
import { axisTicks } from "./axis-ticks.ts";
import { type Annotation, annotationLetter, type ControlRow } from "./control-row.ts";
import { HUES } from "./palette.ts";
import { VariationShape } from "./SpcSigns.tsx";
import { VARIATION_WORDS } from "./sign-words.ts";

const LIMIT = "#4c6272";
const HEIGHT = 260;

interface PointProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: ControlRow;
}

/** The month's shape where a rule marks it, a dot elsewhere, nothing where there is no figure. */
function Point({ cx, cy, payload }: PointProps) {
  if (cx === undefined || cy === undefined || payload === undefined || payload.value === null) return <g />;
  return (
    <g transform={`translate(${cx} ${cy})`}>
      {payload.variation === "COMMON" ? (
        <circle r={2.5} fill={HUES.navy} />
      ) : (
        <VariationShape variation={payload.variation} />
      )}
    </g>
  );
}

function Tip({ active, payload }: { active?: boolean; payload?: readonly { readonly payload?: ControlRow }[] }) {
  const row = payload?.[0]?.payload;
  return active && row !== undefined ? (
    <div className="tandem-tip">
      <strong>{row.name}</strong>
      <br />
      {row.says}
    </div>
  ) : null;
}

const LINES = [
  { label: "Mean of the months", stroke: LIMIT, dash: undefined },
  { label: "Limits of chance", stroke: LIMIT, dash: "2 3" },
] as const;

/** What each mark of the chart means, in words. */
function Key({ rows, target }: { rows: readonly ControlRow[]; target: string | null }) {
  const marked = (["CONCERN", "IMPROVEMENT"] as const).filter((kind) => rows.some((row) => row.variation === kind));
  const lines = [...LINES, ...(target === null ? [] : [{ label: target, stroke: HUES.teal, dash: "8 4" }])];
  return (
    <ul className="tandem-key">
      {marked.map((kind) => (
        <li key={kind}>
          <svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false">
            <VariationShape variation={kind} />
          </svg>
          {VARIATION_WORDS[kind]}
        </li>
      ))}
      {lines.map(({ label, stroke, dash }) => (
        <li key={label}>
          <svg viewBox="0 0 26 10" width="26" height="10" aria-hidden="true" focusable="false">
            <path d="M0 5 H26" stroke={stroke} strokeWidth={2.5} strokeDasharray={dash} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** Highest value the axis must reach. */
function mostOf(rows: readonly ControlRow[], target: number | null): number {
  return Math.max(0, target ?? 0, ...rows.flatMap(({ value, upper }) => [value ?? 0, upper ?? 0]));
}

export interface ControlChartProps {
  readonly title: string;
  readonly rows: readonly ControlRow[];
  /** Where it should be; null where that is not known. */
  readonly target: number | null;
  /** What the target is, in words. */
  readonly targetLabel: string;
  readonly annotations: readonly Annotation[];
  readonly nameOf: (month: string) => string;
}

/** An XmR chart: figures month by month with mean, limits of chance and target; arrow keys step from month to month. */
export function ControlChart({ title, rows, target, targetLabel, annotations, nameOf }: ControlChartProps) {
  const ticks = axisTicks(mostOf(rows, target));
  return (
    <>
      <Key rows={rows} target={target === null ? null : targetLabel} />
      <div className="tandem-chart">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <LineChart data={[...rows]} margin={{ left: 0, right: 16, top: 22, bottom: 0 }} title={title}>
            <CartesianGrid vertical={false} stroke="#d8dde0" />
            <XAxis dataKey="name" minTickGap={48} />
            <YAxis width={48} ticks={[...ticks]} domain={[0, ticks.at(-1) ?? 1]} tickFormatter={formatNumber} />
            <Tooltip content={<Tip />} />
            {target === null ? null : (
              <ReferenceLine y={target} stroke={HUES.teal} strokeDasharray="8 4" strokeWidth={2.5} />
            )}
            {annotations.map(({ period, text }, index) => (
              <ReferenceLine
                key={period + text}
                x={nameOf(period)}
                stroke={HUES.plum}
                strokeWidth={1.5}
                label={{ value: annotationLetter(index), position: "top", fontWeight: 700 }}
              />
            ))}
            {(["mean", "lower", "upper"] as const).map((key) => (
              <Line
                key={key}
                dataKey={key}
                stroke={LIMIT}
                strokeWidth={1.5}
                {...(key === "mean" ? {} : { strokeDasharray: "2 3" })}
                dot={false}
                activeDot={false}
                connectNulls={false}
                isAnimationActive={false}
              />
            ))}
            <Line
              dataKey="value"
              stroke={HUES.navy}
              strokeWidth={2}
              dot={<Point />}
              connectNulls={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}
