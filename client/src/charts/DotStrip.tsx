import { useRef } from "react";
import { axisTicks } from "./axis-ticks.ts";
import { DotKey, DotMark } from "./DotMark.tsx";
import { DOT_HUES, DOT_NAMES, type DotRow } from "./dot-row.ts";
import { useStepKeys } from "./step-keys.ts";

const KINDS = ["OWN", "NEIGHBOUR", "COUNCIL", "REGION", "ENGLAND"] as const;

function figureText({ value, lower, upper, note }: DotRow, format: (value: number) => string): string {
  if (value === null) return note ?? "not known";
  const bare = (end: number) => format(end).replace(/\s*%$/, "");
  const ends = lower === null || upper === null ? "" : ` (${bare(lower)} to ${bare(upper)})`;
  return `${format(value)}${ends}`;
}

/** A dot with its interval on the scale; hatched where there is no value. */
function Track({ row, most }: { row: DotRow; most: number }) {
  const { value, lower, upper, kind } = row;
  const at = (number: number) => `${(100 * Math.min(Math.max(number, 0), most)) / most}%`;
  if (value === null) return <span className="tandem-dots__track is-unknown" aria-hidden="true" />;
  return (
    <span className="tandem-dots__track" aria-hidden="true">
      {lower === null || upper === null ? null : (
        <span
          className="tandem-dots__span"
          style={{
            left: at(lower),
            width: `${(100 * (Math.min(upper, most) - lower)) / most}%`,
            background: DOT_HUES[kind],
          }}
        />
      )}
      <span className="tandem-dots__mark" style={{ left: at(value) }}>
        <DotMark kind={kind} />
      </span>
    </span>
  );
}

function Scale({ most, format }: { most: number; format: (value: number) => string }) {
  return (
    <div className="tandem-dots__row tandem-dots__row--scale" aria-hidden="true">
      <span />
      <span className="tandem-dots__track">
        {axisTicks(most).map((tick) => (
          <span key={tick} className="tandem-dots__tick" style={{ left: `${(100 * tick) / most}%` }}>
            {format(tick)}
          </span>
        ))}
      </span>
      <span />
    </div>
  );
}

/** Areas one under the other, each a dot with its interval, name and figure beside it; arrow keys step through them. */
export function DotStrip({
  title,
  rows,
  format,
}: {
  title: string;
  rows: readonly DotRow[];
  format: (value: number) => string;
}) {
  const picture = useRef<HTMLElement>(null);
  useStepKeys(picture);
  const most = axisTicks(Math.max(0, ...rows.map(({ value, upper }) => upper ?? value ?? 0))).at(-1) ?? 1;
  return (
    <>
      <DotKey kinds={KINDS.filter((kind) => rows.some((row) => row.kind === kind))} />
      <figure ref={picture} className="tandem-dots" aria-label={title}>
        {rows.map((row, index) => (
          <div
            key={row.name}
            className={`tandem-dots__row${row.kind === "OWN" ? " is-own" : ""}`}
            data-step={index}
            role="img"
            aria-label={`${row.name}, ${DOT_NAMES[row.kind].toLowerCase()}: ${figureText(row, format)}`}
          >
            <span className="tandem-dots__name">{row.name}</span>
            <Track row={row} most={most} />
            <span className="tandem-dots__figure">{figureText(row, format)}</span>
          </div>
        ))}
        <Scale most={most} format={format} />
      </figure>
    </>
  );
}
