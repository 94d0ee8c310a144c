import { Link } from "react-router";

/** One figure at a glance: what it is, the figure, what to bear in mind, and where its evidence is. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly to?: string;
}

/** A few figures at a glance. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className="tandem-figures">
      {figures.map(({ label, value, note, to }) => (
        <div key={label}>
          <dt>{to === undefined ? label : <Link to={to}>{label}</Link>}</dt>
          <dd>{value}</dd>
          {note === undefined ? null : <dd className="tandem-figures__note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
