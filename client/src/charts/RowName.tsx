/** Left end of the plot, in pixels. */
const LEFT = 2;

/** Distance from the name's line to the figure's, on a phone, in pixels. */
const LINE = 16;

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

/** A bar's name and figure, written above it. */
export function RowName({ y = 0, index = 0, payload, notes, lift, isNarrow }: RowNameProps) {
  return (
    <text x={LEFT} y={Number(y) - lift - (isNarrow ? LINE : 0)} className="tandem-chart__name">
      {payload?.value}
      <tspan className="tandem-chart__note" {...(isNarrow ? { x: LEFT, dy: LINE } : { dx: 8 })}>
        {notes[index]}
      </tspan>
    </text>
  );
}
