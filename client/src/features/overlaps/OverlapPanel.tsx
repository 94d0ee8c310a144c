import type { OverlapsPageQuery } from "@tandem/schema/operations";
import { Explanation } from "../../parts/Explanation.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { formatFigure, formatMoney, formatShare } from "../../words/figure.ts";
import { agesText, dateText, JUDGEMENT_WORDS, OVERLAP_WORDS, unitText } from "../../words/text.ts";
import { sharedText } from "./overlap-series.ts";

type OverlapNode = OverlapsPageQuery["partnership"]["overlaps"]["edges"][number]["node"];
type OverlapSet = OverlapsPageQuery["partnership"]["overlaps"]["sets"][number];

const OLDEST = 25;

/** The shared ages as a strip from 0 to 25. */
function AgeStrip({ overlap }: { overlap: OverlapNode }) {
  const ages = overlap.sharedCells.flatMap(({ ageBand }) => [ageBand.from, ageBand.to]);
  const [from, to] = [Math.min(...ages), Math.max(...ages)];
  const percent = (age: number) => `${(age / (OLDEST + 1)) * 100}%`;
  return (
    <>
      <p className="nhsuk-body-s nhsuk-u-margin-bottom-1">
        Shared ages, on a strip from 0 to 25: {agesText({ from, to })}
      </p>
      <div className="tandem-strip" role="img" aria-label={`Shared ages ${agesText({ from, to })}`}>
        <span style={{ left: percent(from), width: percent(to - from + 1), background: "#12436d" }} />
      </div>
    </>
  );
}

function Figures({ overlap }: { overlap: OverlapNode }) {
  const lines: readonly (readonly [string, string])[] = [
    ["Shared by both", sharedText(overlap)],
    ["New need there", `${formatFigure(overlap.sharedDemand)} ${unitText(overlap.serviceLine.unitOfCare)}`],
    ["Spend that falls there", formatMoney(overlap.sharedSpend)],
    ["Smaller one inside the larger", formatShare(overlap.overlapCoefficient)],
    ["Alike in money and place", formatShare(overlap.ruzicka)],
    ["Looks like", OVERLAP_WORDS[overlap.kind] ?? overlap.kind],
  ];
  return (
    <dl className="nhsuk-summary-list">
      {lines.map(([label, value]) => (
        <div key={label} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{label}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Judgement({ overlap }: { overlap: OverlapNode }) {
  const { judgement } = overlap;
  if (!judgement) return <p>Nobody has judged this overlap yet.</p>;
  return (
    <p>
      Judged {JUDGEMENT_WORDS[judgement.kind]} by the {judgement.by} on {dateText(judgement.at)}: {judgement.reason}
      {judgement.reviewOn ? ` To be looked at again on ${dateText(judgement.reviewOn)}.` : ""}
    </p>
  );
}

function Reductions({ set }: { set: OverlapSet }) {
  const spare = set.reductions.filter(({ units }) => (units.value ?? 0) > 1e-6);
  if (spare.length === 0) return <p>All of their capacity is needed: this is shared delivery, not waste.</p>;
  return (
    <ul>
      {spare.map(({ service, units, saving }) => (
        <li key={service.code}>
          {service.name} could give up {formatFigure(units)} {unitText(set.serviceLine.unitOfCare)} (
          {formatMoney(saving)}) and every child would be served as now.
        </li>
      ))}
    </ul>
  );
}

/** One overlap: who, for whom, how much, what could be spared, what was judged, and how it was worked out. */
export function OverlapPanel({
  overlap,
  set,
  onClose,
}: {
  overlap: OverlapNode;
  set: OverlapSet | undefined;
  onClose: () => void;
}) {
  return (
    <SidePanel title={`${overlap.serviceLine.name}: two commissions, the same children`} onClose={onClose}>
      <ul>
        {overlap.commissions.map(({ code, commissioner, service }) => (
          <li key={code}>
            <strong>{commissioner.name}</strong> buys {service.name} from {service.provider.name}
          </li>
        ))}
      </ul>
      <AgeStrip overlap={overlap} />
      <Figures overlap={overlap} />
      <h3 className="nhsuk-heading-s">What could be spared</h3>
      {set === undefined ? <p>Both pay for one service, so nothing is provided twice.</p> : <Reductions set={set} />}
      <h3 className="nhsuk-heading-s">Judgement</h3>
      <Judgement overlap={overlap} />
      <Explanation explanation={overlap.explanation} />
    </SidePanel>
  );
}
