import { axisTicks } from "./axis-ticks.ts";

/** One value with its interval, where there is one. */
export interface Dot {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** One row of two dots; null where there is no number. */
export interface DotPairRow {
  readonly name: string;
  readonly note: string;
  readonly first: Dot | null;
  readonly second: Dot | null;
}

const position = (value: number, most: number) => `${(100 * value) / most}%`;

function Mark({ dot, kind, most }: { dot: Dot | null; kind: "first" | "second"; most: number }) {
  if (dot === null) return null;
  const { value, lower, upper } = dot;
  return (
    <>
      {lower === null || upper === null ? null : (
        <span
          className={`tandem-dots__range tandem-dots__range--${kind}`}
          style={{ left: position(lower, most), width: position(upper - lower, most) }}
        />
      )}
      <span className={`tandem-dots__mark tandem-dots__mark--${kind}`} style={{ left: position(value, most) }} />
    </>
  );
}

function Between({ first, second, most }: { first: Dot | null; second: Dot | null; most: number }) {
  if (first === null || second === null) return null;
  const [from, to] = [Math.min(first.value, second.value), Math.max(first.value, second.value)];
  return (
    <span className="tandem-dots__between" style={{ left: position(from, most), width: position(to - from, most) }} />
  );
}

/** Two values a row on one scale, a filled dot and an open diamond with their ranges; the numbers stand beside the name. */
export function DotPairs({
  title,
  rows,
  names,
  format,
}: {
  title: string;
  rows: readonly DotPairRow[];
  /** What the dot and the diamond are. */
  names: readonly [first: string, second: string];
  format: (value: number) => string;
}) {
  const ends = rows.flatMap(({ first, second }) => [
    first?.upper ?? first?.value ?? 0,
    second?.upper ?? second?.value ?? 0,
  ]);
  const ticks = axisTicks(Math.max(0, ...ends));
  const most = ticks.at(-1) ?? 1;
  return (
    <div className="tandem-dots">
      <ul className="tandem-key">
        <li>
          <span className="tandem-dots__sign tandem-dots__sign--first" /> {names[0]} (dot)
        </li>
        <li>
          <span className="tandem-dots__sign tandem-dots__sign--second" /> {names[1]} (diamond)
        </li>
      </ul>
      <ul className="tandem-dots__rows" aria-label={title}>
        {rows.map(({ name, note, first, second }) => (
          <li key={name}>
            <span className="tandem-dots__name">{name}</span> <span className="tandem-dots__note">{note}</span>
            <span className="tandem-dots__track" aria-hidden="true">
              <Between first={first} second={second} most={most} />
              <Mark dot={first} kind="first" most={most} />
              <Mark dot={second} kind="second" most={most} />
            </span>
          </li>
        ))}
      </ul>
      <div className="tandem-dots__axis" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: position(tick, most) }}>
            {format(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
