/** One line of a summary: what it is, and the figure in words. */
export type SummaryLine = readonly [label: string, value: string];

/** Figures of one thing, line by line. */
export function SummaryList({ lines }: { lines: readonly SummaryLine[] }) {
  return (
    <dl className="tandem-summary">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
