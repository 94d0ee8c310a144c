import type { ComparedAreas } from "../../app/compared-areas.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { TrendLine } from "../../charts/lazy-charts.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { publishedText } from "../../words/published-period.ts";
import { PEOPLE_COUNTED } from "../../words/text.ts";
import { AnnotationList } from "../annotations/AnnotationList.tsx";
import { withEvents } from "../annotations/annotation-series.ts";
import { useAnnotations } from "../annotations/use-annotations.ts";
import {
  type ComparedRow,
  comparedSentence,
  measurePeriods,
  measureTrend,
  measureTwin,
  neighbourLines,
} from "./compared-series.ts";

function Content({ row, areas }: { row: ComparedRow; areas: ComparedAreas }) {
  const { measure, period } = row;
  const { source } = measure;
  const trend = measureTrend(measure, areas.own);
  const periods = measurePeriods(measure, areas.own);
  const subject = { measure: measure.code };
  const annotations = useAnnotations(subject, periods);
  return (
    <>
      <p className="nhsuk-body-l">{comparedSentence(row)}</p>
      <p>{measure.definition}</p>
      <ChartFrame
        title="Period by period"
        finding="No range of chance is published for this figure. Where few children are counted, a change from one period to the next may be chance."
        source={`Source: ${[source.publisher, source.dataset, source.release].filter(Boolean).join(", ")}. Lines with a letter: what happened, in words below.`}
        parameter="trend"
        twin={withEvents(measureTwin(measure, areas), periods, annotations.marks)}
        isIllustrative={false}
        start="both"
      >
        <TrendLine
          title={measure.name}
          rows={trend}
          level={null}
          label={measure.unit}
          annotations={annotations.marks.map((mark) => ({ ...mark, period: publishedText(mark.period) }))}
        />
      </ChartFrame>
      <AnnotationList annotations={annotations} subject={subject} />
      <h3 className="nhsuk-heading-s">Statistical neighbours in {publishedText(period)}, by name</h3>
      <SummaryList lines={neighbourLines(measure, areas.neighbours, period)} />
      <h3 className="nhsuk-heading-s">How to read it</h3>
      <SummaryList
        isText
        lines={[
          ["Counted", PEOPLE_COUNTED[measure.populationBasis] ?? measure.populationBasis],
          ["Unit", measure.unit],
          ["Small numbers", measure.suppression],
        ]}
      />
    </>
  );
}

/** One published measure: its figures over time, and those of the councils most like this one. */
export function MeasurePanel({
  row,
  areas,
  onClose,
}: {
  row: ComparedRow | undefined;
  areas: ComparedAreas;
  onClose: () => void;
}) {
  return (
    <SidePanel title={row?.measure.name ?? "One measure"} provenance="OFFICIAL" onClose={onClose}>
      {row === undefined ? <p>No figure of this measure is loaded.</p> : <Content row={row} areas={areas} />}
    </SidePanel>
  );
}
