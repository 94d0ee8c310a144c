import { useAddress } from "../../app/address.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Explanation } from "../../parts/Explanation.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, formatMoney, formatShare, sayFigure, sayMoney } from "../../words/figure.ts";
import { OVERLAP_ADVICE, OVERLAP_WORDS, unitText } from "../../words/text.ts";
import { ServiceCards, useServices } from "../services/ServiceCards.tsx";
import { Judgements } from "./JudgementForm.tsx";
import { cuts, type OverlapRow, type OverlapSetRow } from "./overlap-rows.ts";
import { overlapSentence, pairName, sharedText, spareText } from "./overlap-series.ts";
import { ScopeStrips } from "./ScopeStrips.tsx";
import { SideBySide } from "./SideBySide.tsx";

function Spare({ set }: { set: OverlapSetRow | undefined }) {
  if (set === undefined) return <p>Both pay for one service, so nothing is provided twice.</p>;
  const spare = cuts(set);
  if (spare.length === 0) return <p>{spareText(set).nothing}</p>;
  return (
    <>
      <ul>
        {spare.map(({ service, units, saving }) => (
          <li key={service.code}>
            {service.name} could give up {sayFigure(units)} {unitText(set.serviceLine.unitOfCare)} ({sayMoney(saving)}).
          </li>
        ))}
      </ul>
      <p>Every child would still be served as now. It is the most that could be spared, not a saving to bank.</p>
    </>
  );
}

function Figures({ overlap }: { overlap: OverlapRow }) {
  return (
    <SummaryList
      lines={[
        ["Both reach", sharedText(overlap)],
        ["What they do there", `${overlap.function.name}, ${overlap.layer.name.toLowerCase()} support`],
        [`New need there (${unitText(overlap.serviceLine.unitOfCare)})`, formatFigure(overlap.sharedDemand)],
        ["Spend of both that falls there", formatMoney(overlap.sharedSpend)],
        ["The smaller one lies inside the larger", formatShare(overlap.overlapCoefficient)],
        ["Alike in where their money goes", formatShare(overlap.ruzicka)],
      ]}
    />
  );
}

function Content({
  overlap,
  set,
  onSaved,
}: {
  overlap: OverlapRow;
  set: OverlapSetRow | undefined;
  onSaved: () => void;
}) {
  const codes = overlap.commissions.map(({ service }) => service.code);
  const answer = useServices(codes);
  return (
    <>
      <p className="nhsuk-body-l">{overlapSentence(overlap)}</p>
      <Answered answer={answer}>
        {({ partnership }) => (
          <ScopeStrips
            overlap={overlap}
            services={partnership.services.edges.map(({ node }) => node).filter(({ code }) => codes.includes(code))}
          />
        )}
      </Answered>
      <div className="tandem-callout">
        <h3 className="nhsuk-heading-s">It looks like: {OVERLAP_WORDS[overlap.kind]}</h3>
        <p>{OVERLAP_ADVICE[overlap.kind]}</p>
      </div>
      <h3 className="nhsuk-heading-s">What could be spared</h3>
      <Spare set={set} />
      <Judgements overlap={overlap} onSaved={onSaved} />
      <h3 className="nhsuk-heading-s">The figures</h3>
      <Figures overlap={overlap} />
      <h3 className="nhsuk-heading-s">Side by side</h3>
      <SideBySide overlap={overlap} />
      <h3 className="nhsuk-heading-s">The services</h3>
      <ServiceCards codes={codes} />
      <Explanation explanation={overlap.explanation} />
    </>
  );
}

/** One overlap: who, for whom, how much, what could be spared, what was judged, and how it was worked out. */
export function OverlapPanel({
  rows,
  sets,
  onSaved,
}: {
  rows: readonly OverlapRow[];
  sets: readonly OverlapSetRow[];
  onSaved: () => void;
}) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const close = () => replace({ open: null });
  const overlap = rows.find(({ code }) => code === open);
  if (overlap === undefined)
    return (
      <SidePanel title="One overlap" onClose={close}>
        <p>This overlap is not in the list for this year and these filters. It may have ended.</p>
      </SidePanel>
    );
  return (
    <SidePanel key={open} title={pairName(overlap)} provenance={overlap.sharedDemand.provenance} onClose={close}>
      <Content overlap={overlap} set={sets.find(({ id }) => id === overlap.set?.id)} onSaved={onSaved} />
    </SidePanel>
  );
}
