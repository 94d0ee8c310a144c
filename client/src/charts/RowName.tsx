import { rowLines } from "./row-lines.ts";

/** Left end of the plot, in pixels. */
const LEFT = 2;

/** Distance from one line to the next, on a phone, in pixels. */
const LINE = 16;

/** What stands beside a plot on a phone: page, card and the plot's own margins, in pixels. */
const BESIDE = 86;

interface RowNameProps {
  readonly y?: number | string;
  readonly index?: number;
  readonly payload?: { readonly value: string };
  readonly notes: readonly string[];
  /** Distance from the middle of the band to the name's line, in pixels. */
  readonly lift: number;
  /** The figure stands on a line of its own. */
  readonly isNarrow: boolean;
}

/** On a phone, name and figure one under the other, each on as many lines as it takes. */
function NarrowName({ name, note, bottom }: { name: string; note: string; bottom: number }) {
  const lines = rowLines(name, note, document.documentElement.clientWidth - BESIDE);
  const above = lines.name.length + lines.note.length - 1;
  const line = (text: string, index: number, className?: string) => (
    <tspan key={`${index} ${text}`} x={LEFT} y={bottom - (above - index) * LINE} className={className}>
      {text}
    </tspan>
  );
  return (
    <text className="tandem-chart__name">
      {lines.name.map((text, index) => line(text, index))}
      {lines.note.map((text, index) => line(text, lines.name.length + index, "tandem-chart__note"))}
    </text>
  );
}

/** A bar's name and figure, written above it. */
export function RowName({ y = 0, index = 0, payload, notes, lift, isNarrow }: RowNameProps) {
  const [name, note] = [payload?.value ?? "", notes[index] ?? ""];
  if (isNarrow) return <NarrowName name={name} note={note} bottom={Number(y) - lift} />;
  return (
    <text x={LEFT} y={Number(y) - lift} className="tandem-chart__name">
      {name}
      <tspan className="tandem-chart__note" dx={8}>
        {note}
      </tspan>
    </text>
  );
}
