import { useId, useMemo, useRef, useState } from "react";
import type { AddressChanges } from "../app/address.ts";
import { AddressLink } from "../parts/AddressLink.tsx";
import { type AreaOutline, type AreaShape, areaOutlines } from "./area-outlines.ts";
import { useMapKeys } from "./map-keys.ts";

/** How an area is filled: one of five steps of one hue, or why it has none. */
export type AreaFill = 0 | 1 | 2 | 3 | 4 | "unknown" | "hidden" | "none";

/** An area's value: what stands on it, what is said of it, and where it leads. */
export interface AreaValue {
  readonly fill: AreaFill;
  readonly label: string;
  readonly words: string;
  readonly changes: AddressChanges;
}

/** What a fill of the map means. */
export interface AreaKey {
  readonly fill: AreaFill;
  readonly label: string;
}

/** Width of the drawing in its own points; the page scales it. */
const WIDTH = 420;

interface AreaProps {
  readonly outline: AreaOutline;
  readonly value: AreaValue;
  readonly hatch: string;
  readonly isStop: boolean;
  readonly onShow: (code: string | null) => void;
}

function Area({ outline, value, hatch, isStop, onShow }: AreaProps) {
  const { code, path, x, y, name } = outline;
  const { fill, label, words, changes } = value;
  return (
    <AddressLink
      changes={changes}
      aria-label={`${name}: ${words}`}
      data-area={code}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onShow(code)}
      onBlur={() => onShow(null)}
      onMouseEnter={() => onShow(code)}
      onMouseLeave={() => onShow(null)}
    >
      <path
        d={path}
        className={`tandem-map__area tandem-map__area--${fill}`}
        fill={fill === "unknown" ? `url(#${hatch})` : undefined}
      />
      <text x={x} y={y} className="tandem-map__value">
        {label}
      </text>
    </AddressLink>
  );
}

function Key({ parts }: { parts: readonly AreaKey[] }) {
  return (
    <ul className="tandem-key">
      {parts.map(({ fill, label }) => (
        <li key={label}>
          <span className={`tandem-map__key tandem-map__key--${fill}`}>{fill === "hidden" ? "c" : ""}</span>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** A map of areas, one stop of the Tab key; arrows lead from area to area, and each says its value in words. */
export function AreaMap({
  title,
  shapes,
  readValue,
  parts,
}: {
  title: string;
  shapes: readonly AreaShape[];
  readValue: (code: string) => AreaValue;
  parts: readonly AreaKey[];
}) {
  const map = useMemo(() => areaOutlines(shapes, WIDTH), [shapes]);
  const hatch = useId();
  const figure = useRef<HTMLElement>(null);
  const [stop, setStop] = useState(map.outlines[0]?.code ?? "");
  const [shown, setShown] = useState<string | null>(null);
  useMapKeys(figure, map.outlines);
  const outline = map.outlines.find(({ code }) => code === shown);
  return (
    <div className="tandem-map">
      <Key parts={parts} />
      <p className="tandem-map__shown" aria-hidden="true">
        {outline === undefined
          ? "Point at a ward, or go from ward to ward with the arrow keys."
          : `${outline.name}: ${readValue(outline.code).words}`}
      </p>
      <figure ref={figure} aria-label={title}>
        <svg role="presentation" viewBox={`0 0 ${map.width} ${map.height}`}>
          <defs>
            <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="7" height="7" className="tandem-map__ground" />
              <rect width="2.5" height="7" className="tandem-map__line" />
            </pattern>
          </defs>
          {map.outlines.map((entry) => (
            <Area
              key={entry.code}
              outline={entry}
              value={readValue(entry.code)}
              hatch={hatch}
              isStop={entry.code === stop}
              onShow={(code) => {
                setShown(code);
                if (code !== null) setStop(code);
              }}
            />
          ))}
        </svg>
      </figure>
    </div>
  );
}
