import { useRef } from "react";
import { axisTicks } from "./axis-ticks.ts";
import { DotKey, DotMark } from "./DotMark.tsx";
import type { DotGroup, DotKind } from "./dot-row.ts";
import { useStepKeys } from "./step-keys.ts";

const KINDS: readonly DotKind[] = ["ENGLAND", "REGION", "OWN"];

function Dots({ dots, most }: { dots: DotGroup["dots"]; most: number }) {
  const known = dots.flatMap(({ value }) => (value === null ? [] : [value]));
  const at = (value: number) => `${(100 * value) / most}%`;
  if (known.length === 0) return <span className="tandem-dots__track is-unknown" aria-hidden="true" />;
  const [least, largest] = [Math.min(...known), Math.max(...known)];
  return (
    <span className="tandem-dots__track" aria-hidden="true">
      <span className="tandem-dots__join" style={{ left: at(least), width: at(largest - least) }} />
      {KINDS.map((kind) => {
        const value = dots.find((dot) => dot.kind === kind)?.value ?? null;
        return value === null ? null : (
          <span key={kind} className="tandem-dots__mark" style={{ left: at(value) }}>
            <DotMark kind={kind} />
          </span>
        );
      })}
    </span>
  );
}

/** Parts of a whole, each with a dot for us, the region and England joined by a line; arrow keys step through them. */
export function GroupedDots({
  title,
  groups,
  names,
  format,
}: {
  title: string;
  groups: readonly DotGroup[];
  /** Names of the areas the marks stand for. */
  names: Partial<Record<DotKind, string>>;
  format: (value: number) => string;
}) {
  const picture = useRef<HTMLElement>(null);
  useStepKeys(picture);
  const values = groups.flatMap(({ dots }) => dots.map(({ value }) => value ?? 0));
  const most = axisTicks(Math.max(0, ...values)).at(-1) ?? 1;
  return (
    <>
      <DotKey kinds={["OWN", "REGION", "ENGLAND"]} names={names} />
      <figure ref={picture} className="tandem-dots tandem-dots--groups" aria-label={title}>
        {groups.map(({ name, note, dots }, index) => (
          <div key={name} className="tandem-dots__row" data-step={index} role="img" aria-label={`${name}: ${note}`}>
            <span className="tandem-dots__name">{name}</span>
            <Dots dots={dots} most={most} />
            <span className="tandem-dots__figure">{note}</span>
          </div>
        ))}
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
      </figure>
    </>
  );
}
