import { type BarPart, partBackground, partFill } from "./palette.ts";

/** What each fill of a picture means. */
export function ChartKey({ parts }: { parts: readonly BarPart[] }) {
  return (
    <ul className="tandem-key">
      {parts.map((part) => (
        <li key={part.key} data-fill={partFill(part)}>
          <span style={{ background: partBackground(part) }} />
          {part.label}
        </li>
      ))}
    </ul>
  );
}
