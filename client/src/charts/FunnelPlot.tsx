import { useRef } from "react";
import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  XAxis,
  YAxis,
} from "recharts";
import { formatNumber } from "../words/figure.ts";
import { axisTicks } from "./axis-ticks.ts";
import { DotKey, DotMark } from "./DotMark.tsx";
import type { DotKind, FunnelDot, FunnelLimit } from "./dot-row.ts";
import { HUES } from "./palette.ts";
import { useStepKeys } from "./step-keys.ts";

const KINDS: readonly DotKind[] = ["OWN", "NEIGHBOUR", "COUNCIL"];
const HALF = 8;

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: FunnelDot;
  readonly format: (value: number) => string;
  readonly unit: string;
}

/** A council's mark; its name stands beside it where it lies outside, and where it is ours or in focus. */
function Dot({ cx = 0, cy = 0, payload, format, unit }: DotProps) {
  if (payload === undefined) return <g />;
  const { name, n, value, kind, words, isNamed } = payload;
  return (
    <svg
      className={`tandem-funnel__dot${isNamed ? " is-named" : ""}`}
      data-step={name}
      role="img"
      aria-label={`${name}: ${format(value)} of ${formatNumber(n)} ${unit}, ${words}`}
    >
      <circle cx={cx} cy={cy} r={13} fill="transparent" />
      <g transform={`translate(${cx - HALF} ${cy - HALF})`}>
        <DotMark kind={kind} />
      </g>
      <text x={cx + 11} y={cy + 4} className="tandem-funnel__name">
        {name}
      </text>
    </svg>
  );
}

const LIMITS = [
  { key: "upper998", dash: "2 4" },
  { key: "upper95", dash: "8 4" },
  { key: "lower95", dash: "8 4" },
  { key: "lower998", dash: "2 4" },
] as const;

/** Councils by size and rate, with the limits that 95 % and 99.8 % of them would lie within; arrow keys step through them. */
export function FunnelPlot({
  title,
  dots,
  limits,
  chance,
  baseline,
  unit,
  format,
}: {
  title: string;
  dots: readonly FunnelDot[];
  limits: readonly FunnelLimit[];
  /** Limits of chance alone, thin and grey, where the others are wider than those; empty where they are the same. */
  chance: readonly FunnelLimit[];
  baseline: number;
  /** What is counted below the line, in the plural. */
  unit: string;
  format: (value: number) => string;
}) {
  const picture = useRef<HTMLElement>(null);
  useStepKeys(picture);
  const ticks = axisTicks(limits.at(-1)?.n ?? 1);
  const data = limits.map((limit, index) => {
    const { lower998: chanceLower, upper998: chanceUpper } = chance[index] ?? {};
    return { ...limit, chanceLower, chanceUpper };
  });
  const top = Math.max(...dots.map(({ value }) => value), ...limits.map(({ upper998 }) => upper998));
  const most = Math.min(100, Math.ceil(top / 10) * 10);
  return (
    <>
      <DotKey kinds={KINDS.filter((kind) => dots.some((dot) => dot.kind === kind))} />
      <figure ref={picture} className="tandem-chart tandem-funnel" aria-label={title}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={data} margin={{ left: 0, right: 20, top: 12, bottom: 18 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="#d8dde0" />
            <XAxis
              type="number"
              dataKey="n"
              domain={[0, ticks.at(-1) ?? 1]}
              ticks={[...ticks]}
              tickFormatter={formatNumber}
              label={{ value: unit, position: "insideBottom", offset: -12 }}
            />
            <YAxis type="number" width={56} domain={[0, most]} allowDataOverflow tickFormatter={format} />
            <ReferenceLine y={baseline} stroke={HUES.unknown} strokeWidth={2} />
            {["chanceLower", "chanceUpper"].map((key) => (
              <Line
                key={key}
                dataKey={key}
                stroke={HUES.unknown}
                strokeWidth={1}
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
            {LIMITS.map(({ key, dash }) => (
              <Line
                key={key}
                dataKey={key}
                stroke={HUES.navy}
                strokeDasharray={dash}
                strokeWidth={1.5}
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
            <Scatter
              data={[...dots]}
              dataKey="value"
              shape={(props: object) => <Dot {...props} format={format} unit={unit} />}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </figure>
    </>
  );
}
