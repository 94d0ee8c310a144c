import { MeasuresDocument } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { Answered } from "../../parts/Answered.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, isKnown, stateWords } from "../../words/figure.ts";
import { PEOPLE_COUNTED } from "../../words/text.ts";
import { exactPercent, lastYearText, otherText, shareSentence, stepOf } from "./pipeline-series.ts";
import type { PipelineRow, StepRow } from "./plan-rows.ts";

function Years({ step }: { step: StepRow }) {
  return (
    <table className="tandem-table">
      <caption>Year by year</caption>
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col" className="is-number">
            {step.unit[0]?.toUpperCase()}
            {step.unit.slice(1)}s
          </th>
          {step.shareOf === null ? null : (
            <th scope="col" className="is-number">
              Share
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {step.years.map(({ year, count, share }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className="is-number">{formatFigure(count)}</td>
            {step.shareOf === null ? null : (
              <td className="is-number">{isKnown(share) ? exactPercent(share.value ?? 0) : stateWords(share.state)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is counted, whom, and who publishes it. */
function Definition({ step }: { step: StepRow }) {
  const variables = { codes: [step.measure], areas: [useComparedAreas().own], breakdown: null };
  const answer = useAnswer(MeasuresDocument, variables);
  return (
    <Answered answer={answer}>
      {({ measures }) =>
        measures.map(({ code, name, definition, populationBasis, source, breakdowns }) => (
          <div key={code}>
            <h3 className="nhsuk-heading-s">How it is counted</h3>
            <SummaryList
              isText
              lines={[
                ["Official measure", name],
                ...(step.part === "TOTAL"
                  ? []
                  : [["Part of it", breakdowns.find((part) => part.code === step.part)?.name ?? step.part] as const]),
                ["Definition", definition],
                ["Counted", PEOPLE_COUNTED[populationBasis] ?? populationBasis],
                ["Source", [source.publisher, source.dataset, source.release].filter(Boolean).join(", ")],
              ]}
            />
          </div>
        ))
      }
    </Answered>
  );
}

/** The panel that the address asks for: one step, every year of it, and how it is counted. */
export function StepPanel({
  pipeline,
  region,
  breaks,
}: {
  pipeline: PipelineRow;
  region: string;
  breaks: string | null;
}) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const close = () => replace({ open: null });
  const step = stepOf(pipeline.steps, open);
  const year = pipeline.year ?? "";
  if (step === undefined)
    return (
      <SidePanel title="This step is not known" onClose={close}>
        <p>The link names no step of the way from request to plan. Close this and choose one from the strip.</p>
      </SidePanel>
    );
  return (
    <SidePanel key={open} title={`${step.name}, ${year}`} provenance="OFFICIAL" onClose={close}>
      <p className="tandem-callout">{step.caution}</p>
      <SummaryList
        isText
        lines={[
          [year, `${formatFigure(step.count)}${isKnown(step.count) ? ` ${step.unit}s` : ""}`],
          ["Share", shareSentence(step) ?? "This step is no part of another, so it has no share."],
          ["The year before", lastYearText(step, year)],
          ["England", otherText(step.england, step.shareOf, year)],
          [region, otherText(step.region, step.shareOf, year)],
        ]}
      />
      <Years step={step} />
      {breaks === null ? null : <p>{breaks}</p>}
      <Definition step={step} />
    </SidePanel>
  );
}
