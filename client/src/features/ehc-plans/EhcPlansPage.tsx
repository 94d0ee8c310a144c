import { EhcPlansPageDocument, type EhcPlansPageQuery } from "@tandem/schema/operations";
import { useLocation } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { type FindingLine, Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { isKnown } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import { PlacesCard, TrendCard } from "./ComparisonCards.tsx";
import { sourcesText } from "./comparison-series.ts";
import { MixCard } from "./MixCard.tsx";
import { PipelineCard } from "./PipelineCard.tsx";
import { planFindings } from "./plan-findings.ts";
import type { PlansAnswer } from "./plan-rows.ts";
import { planSheet } from "./plan-sheet.ts";
import { comparedOf, plansFilters, usePlansVariables } from "./plans-address.ts";
import { SourceTable } from "./SourceTable.tsx";
import { StepList } from "./StepList.tsx";
import { StepPanel } from "./StepPanel.tsx";

const NOTES = [
  "An EHC plan is a legal document. A request asks the council to assess a child for one; the council may refuse to assess.",
  "The law gives a council 20 weeks from request to plan, and 6 weeks to decide whether to assess.",
  "Children are counted by the council responsible for them, wherever they live or learn.",
  "Not loaded: the newest release's row was not carried over yet. Not published: the publisher gives no figure.",
];

/** Names of ours and the region from the comparison, which always holds both. */
function namesOf({ places }: PlansAnswer["comparison"]) {
  const nameOf = (kind: string) => places.find((place) => place.kind === kind)?.area.name;
  return { own: nameOf("OWN") ?? "This council", region: nameOf("REGION") ?? "Region" };
}

function useFindingLines(partnership: PlansAnswer, measure: string): readonly FindingLine[] {
  const { search } = useLocation();
  const { ehcPipeline, comparison, ehcPlanMix } = partnership;
  return planFindings(ehcPipeline, comparison, ehcPlanMix.rows, measure).map(({ text, remedy, proof }) => ({
    text,
    remedy,
    to: "open" in proof ? { open: proof.open } : `${search}#${proof.part}`,
    evidence: "See the figures",
  }));
}

function AnswerOf({ partnership }: { partnership: PlansAnswer }) {
  const variables = usePlansVariables();
  const measure = comparedOf(variables.measure);
  const { ehcPipeline, ehcPlanMix, comparison } = partnership;
  const names = namesOf(comparison);
  const lines = useFindingLines(partnership, measure.value);
  const breaks = ehcPipeline.warnings.find(({ code }) => code === "SERIES_BREAK")?.message ?? null;
  return (
    <>
      <Findings
        lines={lines}
        none="Nothing stands out in the figures of this year. That is not proof that all is well: see which steps are not loaded or not published."
      />
      <PageOrder
        picture={
          <PipelineCard
            pipeline={{ ...ehcPipeline, sourceText: `${sourcesText(ehcPipeline.sources)}.` }}
            region={names.region}
          />
        }
        list={<StepList pipeline={ehcPipeline} region={names.region} />}
      />
      <SourceTable pipeline={ehcPipeline} />
      <PlacesCard comparison={comparison} measure={measure} />
      <TrendCard comparison={comparison} measure={measure} names={names} />
      <MixCard mix={ehcPlanMix} by={variables.by} names={names} />
      <TakeAway document={EhcPlansPageDocument} variables={variables} sheet={() => planSheet(ehcPipeline)} />
      <Sources notes={NOTES} warnings={ehcPipeline.warnings} />
      <StepPanel pipeline={ehcPipeline} region={names.region} breaks={breaks} />
    </>
  );
}

function leftText(data: EhcPlansPageQuery | undefined): string {
  if (data === undefined) return "Counting…";
  const { steps, year } = data.partnership.ehcPipeline;
  const known = steps.filter(({ count }) => isKnown(count)).length;
  return `${known} of ${countText(steps.length, "step")} have a figure for ${year ?? "no year"}`;
}

/** Are children's plans asked for, decided and kept as they should be. */
export function EhcPlansPage() {
  const answer = useAnswer(EhcPlansPageDocument, usePlansVariables());
  const pipeline = answer.data?.partnership.ehcPipeline;
  const year = pipeline?.year ?? null;
  const filters = plansFilters(pipeline?.years ?? []);
  return (
    <>
      <PageHead
        question="Are children's plans asked for, decided and kept as they should be?"
        scope="children the council is responsible for"
        filters={filters}
        provenance="OFFICIAL"
        ofPeriod={{
          name: year === null ? "EHC plans" : `EHC plans, calendar year ${year}`,
          until: year === null ? "the newest year published" : `31 December ${year}`,
        }}
      />
      <FilterBar filters={filters} left={leftText(answer.data)} />
      <Answered answer={answer}>{({ partnership }) => <AnswerOf partnership={partnership} />}</Answered>
    </>
  );
}
