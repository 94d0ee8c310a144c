import { useState } from "react";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { formatPercent } from "../../words/figure.ts";
import { groupPlace, groupText, nextUnitText, type WardNames } from "./gap-findings.ts";
import type { BottleneckRow } from "./gap-rows.ts";

/** Cards shown at first; the rest follow on demand. */
const FIRST_CARDS = 6;

/** How much of the need the services could cover, as a bar. */
export function CoverageBar({ coverage }: { coverage: number }) {
  const words = formatPercent(coverage);
  return (
    <div className="tandem-bar" role="img" aria-label={`${words} covered`}>
      <span style={{ width: `${Math.min(100, coverage * 100)}%` }} />
    </div>
  );
}

function Card({ group, wards }: { group: BottleneckRow; wards: WardNames }) {
  const next = nextUnitText(group);
  return (
    <li>
      <h3 className="nhsuk-heading-xs">
        <AddressLink changes={{ open: `group:${group.id}` }}>
          {group.serviceLine.name}, {groupPlace(group, wards)}
        </AddressLink>
      </h3>
      <CoverageBar coverage={group.coverage.value ?? 0} />
      <p>{groupText(group)}</p>
      {next === "" ? null : <p>Next: {next}.</p>}
    </li>
  );
}

/** What limits supply: linked places and services whose capacity cannot meet the need, least covered first. */
export function Bottlenecks({ groups, wards }: { groups: readonly BottleneckRow[]; wards: WardNames }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? groups : groups.slice(0, FIRST_CARDS);
  return (
    <section className="tandem-card" aria-label="What limits it">
      <h2 className="nhsuk-heading-s">What limits it</h2>
      <p className="tandem-finding">
        {groups.length === 0
          ? "Nothing: the services could cover all they reach if they shared their work fairly."
          : `${groups.length === 1 ? "1 set of linked places needs" : `${groups.length} sets of linked places need`} more than ${groups.length === 1 ? "its" : "their"} services can do${groups.length === 1 ? "" : ", least covered first"}. Equal cover is a yardstick, not a clinical priority.`}
      </p>
      <ul className="tandem-bottlenecks">
        {shown.map((group) => (
          <Card key={group.id} group={group} wards={wards} />
        ))}
      </ul>
      {shown.length === groups.length ? null : (
        <p className="tandem-more">
          {shown.length} of {groups.length} shown.{" "}
          <button type="button" className="tandem-action" onClick={() => setIsWhole(true)}>
            Show all {groups.length}
          </button>
        </p>
      )}
    </section>
  );
}
