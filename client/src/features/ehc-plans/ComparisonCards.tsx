import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { DotStrip } from "../../charts/DotStrip.tsx";
import { FunnelPlot, TrendLines } from "../../charts/lazy-charts.ts";
import { AnnotationList } from "../annotations/AnnotationList.tsx";
import { withEvents } from "../annotations/annotation-series.ts";
import { useAnnotations } from "../annotations/use-annotations.ts";
import {
  chanceLimits,
  formatRate,
  funnelDots,
  funnelLimits,
  funnelNote,
  placeRows,
  placeSentence,
  placeTwin,
  sourcesText,
  trendBreaks,
  trendPoints,
  trendSentence,
  trendSeries,
  trendTwin,
} from "./comparison-series.ts";
import type { PlaceNames } from "./mix-series.ts";
import type { ComparisonRow } from "./plan-rows.ts";
import type { ComparedMeasure } from "./plans-address.ts";

function FunnelPicture({ comparison, measure }: { comparison: ComparisonRow; measure: ComparedMeasure }) {
  const { funnel } = comparison;
  return (
    <>
      <h3 className="nhsuk-heading-xs">By size: is the difference more than chance?</h3>
      {funnel === null ? null : (
        <FunnelPlot
          title={`${measure.label} by number of ${measure.unit}: arrow keys step through the councils`}
          dots={funnelDots(comparison)}
          limits={funnelLimits(comparison)}
          chance={chanceLimits(comparison)}
          baseline={funnel.baseline}
          unit={measure.unit}
          format={formatRate}
        />
      )}
      <p className="tandem-scope">{funnelNote(comparison)}</p>
    </>
  );
}

/** Are we different from others: every council with its interval, and where it lies for its size. */
export function PlacesCard({ comparison, measure }: { comparison: ComparisonRow; measure: ComparedMeasure }) {
  const title = `${measure.label}: us beside others`;
  const rows = placeRows(comparison);
  return (
    <div id="others">
      <ChartFrame
        title={title}
        finding={placeSentence(comparison, measure.label)}
        source={`${comparison.period ?? "No year"}, the newest in which others have a figure beside ours. Councils are in the order of their names and are not ranked. The pale line is the range that chance alone allows, 19 times in 20. ${comparison.warnings.map(({ message }) => message).join(" ")} Source: ${sourcesText(comparison.sources)}.`}
        parameter="others"
        twin={placeTwin(comparison, measure.unit)}
        isIllustrative={false}
      >
        <DotStrip title={`${measure.label}: arrow keys step through the places`} rows={rows} format={formatRate} />
        <FunnelPicture comparison={comparison} measure={measure} />
      </ChartFrame>
    </div>
  );
}

/** A measure year by year beside the neighbours' mean, the region and England, its break and what happened marked. */
export function TrendCard({
  comparison,
  measure,
  names: { own, region },
}: {
  comparison: ComparisonRow;
  measure: ComparedMeasure;
  names: PlaceNames;
}) {
  const title = `${measure.label}, year by year`;
  const breaks = trendBreaks(comparison);
  const rows = trendPoints(comparison);
  const periods = rows.map(({ name }) => name);
  const subject = { measure: measure.value };
  const annotations = useAnnotations(subject, periods);
  const values = rows.flatMap((row) => Object.values(row.values).map((value) => value ?? 0));
  const largest = Math.max(1, ...values);
  const step = largest > 20 ? 20 : 1;
  return (
    <>
      <ChartFrame
        title={title}
        finding={trendSentence(comparison, own)}
        source={`${breaks.map(({ name, reason }) => `The line at ${name}: ${reason}`).join(" ")} Neighbours: the plain mean of the statistical neighbours, each counted the same. A year without a figure is a gap. Lines with a letter: what happened, in words below. Source: ${sourcesText(comparison.sources)}.`}
        parameter="trend"
        twin={withEvents(trendTwin(comparison, own, region), periods, annotations.marks)}
        isIllustrative={false}
      >
        <TrendLines
          title={title}
          rows={rows}
          series={trendSeries(own, region)}
          breaks={breaks.map(({ name }) => name)}
          annotations={annotations.marks}
          most={Math.ceil(largest / step) * step}
          format={formatRate}
        />
      </ChartFrame>
      <div className="tandem-card">
        <AnnotationList annotations={annotations} subject={subject} />
      </div>
    </>
  );
}
