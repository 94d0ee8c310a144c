/** One line of a summary: what it is, and the figure in words. */
export type SummaryLine = readonly [label: string, value: string];

/** Figures of one thing, line by line; sentences rather than figures stand to the left. */
export function SummaryList({ lines, isText = false }: { lines: readonly SummaryLine[]; isText?: boolean }) {
  return (
    <dl className={isText ? "tandem-summary tandem-summary--text" : "tandem-summary"}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
