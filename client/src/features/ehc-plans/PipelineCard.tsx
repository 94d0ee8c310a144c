import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { pipelineSentence, pipelineTwin, type StepCard, stepCards } from "./pipeline-series.ts";
import type { PipelineRow } from "./plan-rows.ts";

const percentOf = (share: number) => `${Math.min(100, Math.max(0, 100 * share))}%`;

/** A share as a bar, England's as a mark on it. */
function ShareBar({ card: { shareValue, englandValue } }: { card: StepCard }) {
  if (shareValue === null) return null;
  return (
    <span className="tandem-pipeline__bar" aria-hidden="true">
      <span style={{ width: percentOf(shareValue) }} />
      {englandValue === null ? null : (
        <span className="tandem-pipeline__england" style={{ left: percentOf(englandValue) }} />
      )}
    </span>
  );
}

function Step({ card }: { card: StepCard }) {
  return (
    <li className={card.isKnown ? undefined : "is-unknown"}>
      <AddressLink changes={{ open: card.code }}>{card.name}</AddressLink>
      <strong>{card.count}</strong>
      {card.share === null ? null : <span className="tandem-pipeline__share">{card.share}</span>}
      <ShareBar card={card} />
      <span className="tandem-pipeline__note">{card.lastYear}</span>
      <span className="tandem-pipeline__note">{card.others}</span>
    </li>
  );
}

/** The whole way from request to plan on one strip, and what disagreement sets off under it. */
export function PipelineCard({ pipeline, region }: { pipeline: PipelineRow & { sourceText: string }; region: string }) {
  const cards = stepCards(pipeline, region);
  const title = `From request to plan, ${pipeline.year ?? "no year"}`;
  return (
    <ChartFrame
      title={title}
      finding={pipelineSentence(pipeline)}
      source={`A bar is the share, the upright mark on it England's. A step has a share only where it is a part of another in the same year. Source: ${pipeline.sourceText}`}
      parameter="pipeline"
      twin={pipelineTwin(pipeline, region)}
      isIllustrative={false}
    >
      <ol className="tandem-pipeline">
        {cards
          .filter(({ isBeside }) => !isBeside)
          .map((card) => (
            <Step key={card.code} card={card} />
          ))}
      </ol>
      <h3 className="nhsuk-heading-xs">Beside it: what was disputed, and plans held</h3>
      <ul className="tandem-pipeline tandem-pipeline--beside">
        {cards
          .filter(({ isBeside }) => isBeside)
          .map((card) => (
            <Step key={card.code} card={card} />
          ))}
      </ul>
    </ChartFrame>
  );
}
