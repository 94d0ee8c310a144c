import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars } from "../../charts/lazy-charts.ts";
import { formatPercent } from "../../words/figure.ts";
import type { WaitLineRow } from "./wait-rows.ts";
import { BAND_LEGEND, bandBars, bandParts, bandTwin, waitLineSentence } from "./wait-series.ts";

/** How long children have waited, line by line, with each line's standard. */
export function BandPicture({ lines, isIllustrative }: { lines: readonly WaitLineRow[]; isIllustrative: boolean }) {
  const [worst] = lines;
  const title = "How long children have waited, line by line";
  return (
    <ChartFrame
      title={title}
      finding={worst === undefined ? "No queue is recorded." : waitLineSentence(worst)}
      source="Each bar is all who wait, 100 %, by weeks waited so far; the most pressed line first. Left of the upright line: within the standard. Source: waiting lists as providers returned them, children counted by provider."
      parameter="bars"
      twin={bandTwin(lines)}
      isIllustrative={isIllustrative}
    >
      <StackedBars
        title={title}
        rows={bandBars(lines)}
        parts={bandParts(lines)}
        legend={BAND_LEGEND}
        most={1}
        format={formatPercent}
      />
    </ChartFrame>
  );
}
