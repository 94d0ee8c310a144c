import { useAddress } from "../../app/address.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { listText } from "../../words/text.ts";
import {
  type MeasureRow,
  newestText,
  peopleText,
  periodTypeText,
  polarityText,
  releaseText,
  STANDING_WORDS,
  standingOf,
} from "./measure-words.ts";

/** Everything the catalogue says of one measure. */
export function MeasurePanel({ measures }: { measures: readonly MeasureRow[] }) {
  const { get, set } = useAddress();
  const measure = measures.find(({ code }) => code === get("measure"));
  if (measure === undefined) return null;
  const { source, anywhere, here, periodType } = measure;
  const parts = measure.breakdowns.map(({ name }) => name);
  return (
    <SidePanel title={measure.name} onClose={() => set({ measure: null })}>
      <p>{measure.definition}</p>
      <SummaryList
        isText
        lines={[
          ["Code", measure.code],
          ["Unit", measure.unit],
          ["Which way is good", polarityText(measure.polarity)],
          ["A figure is for", periodTypeText(periodType)],
          ["Who is counted", peopleText(measure.populationBasis)],
          ["State", STANDING_WORDS[standingOf(measure)]],
          ["Newest figure, any area", newestText(periodType, anywhere)],
          ["Newest figure, this council’s area", newestText(periodType, here)],
          ["Stale after", `${anywhere.staleAfterMonths} months (a working rule of Tandem)`],
          ["Published by", source.publisher],
          ["Release", releaseText(measure)],
          ["Licence", source.licence ?? "not stated"],
          ["Small numbers", measure.suppression],
          ["Compared with", measure.comparators.length === 0 ? "not stated" : listText(measure.comparators)],
          [
            "Parts",
            parts.length === 0
              ? "the total only"
              : `the total, and ${parts.length} parts, as ${listText(parts.slice(0, 4))}`,
          ],
        ]}
      />
      {source.url ? (
        <p>
          <a href={source.url} rel="noreferrer">
            The release at its publisher
          </a>
        </p>
      ) : null}
    </SidePanel>
  );
}
