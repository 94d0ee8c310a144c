import { DOT_HUES, DOT_NAMES, type DotKind } from "./dot-row.ts";

const SIZE = 16;
const MIDDLE = SIZE / 2;

function shapeOf(kind: DotKind) {
  const hue = DOT_HUES[kind];
  if (kind === "OWN") return <circle cx={MIDDLE} cy={MIDDLE} r={7} fill={hue} />;
  if (kind === "NEIGHBOUR") return <circle cx={MIDDLE} cy={MIDDLE} r={5} fill="#fff" stroke={hue} strokeWidth={3} />;
  if (kind === "COUNCIL") return <path d="M3 3 13 13 M13 3 3 13" stroke={hue} strokeWidth={3} fill="none" />;
  if (kind === "REGION") return <path d="M8 1 15 8 8 15 1 8Z" fill={hue} />;
  return <rect x={2} y={2} width={12} height={12} fill={hue} stroke="#212b32" />;
}

/** The mark of an area: its shape and hue tell its kind. */
export function DotMark({ kind }: { kind: DotKind }) {
  return (
    <svg className="tandem-dot" width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      {shapeOf(kind)}
    </svg>
  );
}

/** What each mark of a picture means. */
export function DotKey({ kinds, names }: { kinds: readonly DotKind[]; names?: Partial<Record<DotKind, string>> }) {
  return (
    <ul className="tandem-key tandem-key--dots">
      {kinds.map((kind) => (
        <li key={kind}>
          <DotMark kind={kind} />
          {names?.[kind] ?? DOT_NAMES[kind]}
        </li>
      ))}
    </ul>
  );
}
