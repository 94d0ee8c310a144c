import { UnderstandingPageDocument, type UnderstandingPageQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { countText, monthText } from "../../words/text.ts";
import { DifferenceList } from "./DifferenceList.tsx";
import { FamilySection } from "./FamilySection.tsx";
import { listEntries } from "./list-entries.ts";
import { MixPicture } from "./MixPicture.tsx";
import { PairHeat } from "./PairHeat.tsx";
import { ReturnsCard } from "./ReturnsCard.tsx";
import { UnderstandingPanel } from "./UnderstandingPanel.tsx";
import { understandingFilters, useChosen, useUnderstandingVariables } from "./understanding-address.ts";
import { understandingFindings } from "./understanding-findings.ts";
import { understandingSheet } from "./understanding-sheet.ts";

type Partnership = UnderstandingPageQuery["partnership"];

const NOTES = [
  "Patterns are compared, not sums: the agencies count different children, by home, school, doctor or responsible council.",
  "Lists are not matched child by child. The same child may be on several lists, and nobody here knows which.",
  "Expected: as many as the other agency's list here, times how the two compare in all other wards, same need and ages.",
  "“More than chance explains” means outside the range that chance allows 998 times in 1,000, because hundreds of places are compared at once.",
  "Fewer than 10 known and expected children are too few to judge.",
];

function AnswerOf({ partnership, provenance }: { partnership: Partnership; provenance: string | null }) {
  const { sharedUnderstanding, familyPriorities } = partnership;
  const { places, mixes, dataGaps, returns, warnings } = sharedUnderstanding;
  const frame = useFrame();
  const { pair, need, ward, kind } = useChosen();
  const variables = useUnderstandingVariables();
  const isIllustrative = provenance === "ILLUSTRATIVE";
  const isOfNeed = (thing: { readonly need: { readonly code: string } }) => need === null || thing.need.code === need;
  const findings = understandingFindings(places.filter(isOfNeed), dataGaps.filter(isOfNeed));
  const loads = partnership.loads.edges.map(({ node }) => node);
  const shared = { pair, need, isIllustrative };
  return (
    <>
      <Findings
        lines={findings.map(({ text, remedy, key }) => ({ text, remedy, to: { open: key }, evidence: "See why" }))}
        none={
          places.length === 0
            ? `No two agencies have returned lists for the year up to ${monthText(variables.month)} that could be compared. Choose another year, or load the lists with the template “known_children”.`
            : "The lists agree here as far as chance lets one tell, and nobody is silent."
        }
      />
      <PageOrder
        picture={
          <>
            <MixPicture mixes={mixes} {...shared} />
            <PairHeat places={places} gaps={dataGaps} ward={ward} {...shared} />
          </>
        }
        list={<DifferenceList places={places} gaps={dataGaps} need={need} kind={kind} />}
      />
      <ReturnsCard returns={returns} loads={loads} isIllustrative={isIllustrative} />
      <FamilySection
        rows={familyPriorities.rows}
        need={need}
        ward={frame.wards.find(({ code }) => code === ward) ?? null}
        isIllustrative={familyPriorities.rows.some(({ families }) => families.provenance === "ILLUSTRATIVE")}
      />
      <TakeAway
        document={UnderstandingPageDocument}
        variables={variables}
        sheet={() => understandingSheet(places.filter(isOfNeed), variables.month)}
      />
      <Sources notes={NOTES} warnings={[...warnings, ...familyPriorities.warnings]} />
      <UnderstandingPanel gaps={dataGaps} families={familyPriorities.rows} />
    </>
  );
}

/** Whether education, health and social care see the same children, and what families told them. */
export function UnderstandingPage() {
  const frame = useFrame();
  const { years } = useYear();
  const { need, kind } = useChosen();
  const answer = useAnswer(UnderstandingPageDocument, useUnderstandingVariables());
  const understanding = answer.data?.partnership.sharedUnderstanding;
  const filters = understandingFilters(frame, years, understanding);
  const entries = understanding && listEntries(understanding.places, understanding.dataGaps, need, kind);
  const provenance = weakest(understanding?.mixes.map(({ firstShare }) => firstShare.provenance) ?? []);
  return (
    <>
      <PageHead
        question="Do education, health and social care see the same children?"
        scope="patterns are compared, not sums; lists are not matched child by child"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar
        filters={filters}
        left={
          entries === undefined
            ? "Counting…"
            : countText(entries.length, "difference or silence", "differences and silences")
        }
      />
      <Answered answer={answer}>
        {({ partnership }) => <AnswerOf partnership={partnership} provenance={provenance} />}
      </Answered>
    </>
  );
}
