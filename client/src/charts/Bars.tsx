import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatNumber } from "../words/figure.ts";

/** A part that every bar may have. */
export interface BarPart {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
}

/** One bar: its name and the size of each part. */
export type BarRow = { readonly name: string } & Readonly<Record<string, number | string>>;

/** Horizontal bars, stacked or side by side, with a key in words. */
export function Bars({
  rows,
  parts,
  isStacked,
  format = formatNumber,
}: {
  rows: readonly BarRow[];
  parts: readonly BarPart[];
  isStacked: boolean;
  format?: (value: number) => string;
}) {
  const height = rows.length * (isStacked ? 34 : 16 * parts.length + 14) + 40;
  return (
    <>
      <ul className="tandem-key">
        {parts.map(({ key, label, colour }) => (
          <li key={key}>
            <span style={{ background: colour }} />
            {label}
          </li>
        ))}
      </ul>
      <div
        style={{ height }}
        role="img"
        aria-label={`Bars of ${rows.map(({ name }) => name).join(", ")}; the table has the numbers`}
      >
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={[...rows]}
            layout="vertical"
            margin={{ left: 0, right: 16, top: 0, bottom: 0 }}
            accessibilityLayer={false}
          >
            <XAxis
              type="number"
              {...(isStacked ? { domain: [0, 1] } : {})}
              tickFormatter={(value: number) => format(value)}
              fontSize={13}
            />
            <YAxis type="category" dataKey="name" width={150} fontSize={13} interval={0} />
            <Tooltip formatter={(value) => format(Number(value))} />
            {parts.map(({ key, label, colour }) => (
              <Bar
                key={key}
                dataKey={key}
                name={label}
                fill={colour}
                stroke="#fff"
                strokeWidth={1}
                isAnimationActive={false}
                {...(isStacked ? { stackId: "one" } : {})}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </>
  );
}
