import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { DotPairs } from "../../charts/lazy-charts.ts";
import { formatPercent } from "../../words/figure.ts";
import { AGENCY_WORDS, capital } from "./agency-words.ts";
import { mixDots, mixesOf, mixSentence, mixTwin } from "./mix-series.ts";
import type { MixRow, Pair } from "./understanding-rows.ts";

/** What part of the children two agencies know has each need, laid side by side. */
export function MixPicture({
  mixes,
  pair,
  need,
  isIllustrative,
}: {
  mixes: readonly MixRow[];
  pair: Pair;
  need: string | null;
  isIllustrative: boolean;
}) {
  const all = mixesOf(mixes, pair);
  const rows = need === null ? all : all.filter((row) => row.need.code === need);
  const names = [capital(AGENCY_WORDS[pair.first]), capital(AGENCY_WORDS[pair.second])] as const;
  const title = `Which needs ${AGENCY_WORDS[pair.first]} and ${AGENCY_WORDS[pair.second]} see`;
  return (
    <ChartFrame
      title={title}
      finding={mixSentence(rows, pair)}
      source="Each agency's children under the needs that both record are 100 %, in all wards and ages where both gave a number. Thin lines: the range that chance alone allows, 19 times in 20. Source: lists as returned by the agencies."
      parameter="bars"
      twin={mixTwin(rows, pair)}
      isIllustrative={isIllustrative}
    >
      {rows.length === 0 ? null : <DotPairs title={title} rows={mixDots(rows)} names={names} format={formatPercent} />}
    </ChartFrame>
  );
}
