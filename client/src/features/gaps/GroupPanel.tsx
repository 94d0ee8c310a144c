import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { Explained } from "../../parts/Term.tsx";
import { formatFigure, formatMoney, formatShare } from "../../words/figure.ts";
import { listText, REMEDY_ADVICE, unitText } from "../../words/text.ts";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { CoverageBar } from "./Bottlenecks.tsx";
import { certificateText, groupPlace, groupWards, nextUnitText, type WardNames } from "./gap-findings.ts";
import type { BottleneckRow } from "./gap-rows.ts";

function NextUnits({ group }: { group: BottleneckRow }) {
  const unit = unitText(group.serviceLine.unitOfCare);
  return (
    <ul>
      {group.nextUnit.map(({ service, breakpoint, unitCost }) => (
        <li key={service.code}>
          {service.name}: {formatMoney(unitCost)} each; up to {formatFigure(breakpoint)} more {unit} would help.
        </li>
      ))}
    </ul>
  );
}

function Content({ group, wards }: { group: BottleneckRow; wards: WardNames }) {
  const needs = group.needs.map(({ name }) => name).sort();
  const next = nextUnitText(group);
  return (
    <>
      <p>
        <Explained text={certificateText(group)} />
      </p>
      <CoverageBar coverage={group.coverage.value ?? 0} />
      <div className="tandem-callout">
        <h3 className="nhsuk-heading-s">Remedy its kind suggests: add capacity</h3>
        <p>{REMEDY_ADVICE.ADD_CAPACITY}</p>
        {next === "" ? null : <p>To size it: {next}.</p>}
      </div>
      <SummaryList
        lines={[
          [`New need (${unitText(group.serviceLine.unitOfCare)})`, formatFigure(group.demand)],
          ["What the services can do", formatFigure(group.capacity)],
          ["Short by", formatFigure(group.shortfall)],
          ["Covered", formatShare(group.coverage)],
          ["Needs", listText(needs)],
          ["Wards", listText(groupWards(group, wards))],
        ]}
      />
      <h3 className="nhsuk-heading-s">Where the next unit helps</h3>
      <NextUnits group={group} />
      <h3 className="nhsuk-heading-s">Services that reach them</h3>
      <ServiceCards codes={group.services.map(({ code }) => code)} />
      <h3 className="nhsuk-heading-s">How the number was made</h3>
      <p>
        Each service's capacity is shared over the children it reaches so that the worst covered are as well covered as
        they can be. These places end up linked: no other way of sharing would cover all of them better. Short by = new
        need − what the services can do.
      </p>
    </>
  );
}

/** What limits linked places: the proof in words, the remedy and its size, and the services with their money and waits. */
export function GroupPanel({
  group,
  wards,
  onClose,
}: {
  group: BottleneckRow | undefined;
  wards: WardNames;
  onClose: () => void;
}) {
  if (group === undefined)
    return (
      <SidePanel title="What limits it" onClose={onClose}>
        <p>These linked places are not among the figures for this year and these filters. They may be covered now.</p>
      </SidePanel>
    );
  return (
    <SidePanel title={`${group.serviceLine.name}, ${groupPlace(group, wards)}`} onClose={onClose}>
      <Content group={group} wards={wards} />
    </SidePanel>
  );
}
