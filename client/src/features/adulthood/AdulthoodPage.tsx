import { AdulthoodPageDocument, type AdulthoodPageQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { countText } from "../../words/text.ts";
import { ComparedTable } from "../measures/ComparedTable.tsx";
import { comparedRows, comparedSentence } from "../measures/compared-series.ts";
import { AdulthoodPanel } from "./AdulthoodPanel.tsx";
import { adulthoodFilters, RATES, useAdulthoodVariables, useLine } from "./adulthood-address.ts";
import { adulthoodFindings } from "./adulthood-findings.ts";
import { CareTable } from "./CareTable.tsx";
import { HandoverTable, MoveList } from "./MoveList.tsx";
import { moveSheet, orderedMoves } from "./move-series.ts";
import { NeighbourTable, ParticipationChart } from "./ParticipationChart.tsx";

const NOTES = [
  "NEET depends on what the council knows: where the activity of many is not known, the NEET figure alone is too low. Read both together.",
  "A service ends at an age when its reach in the register does. What the register does not hold, as services for adults over 25, is said to be not recorded.",
  "Need is new need in the year, counted where young people live. Where no service takes requests at an age, need is often not recorded, and no gap can be counted.",
  "Different only by more than chance: the two ranges do not meet.",
];

function AnswerOf({ answer }: { answer: AdulthoodPageQuery }) {
  const { year } = useYear();
  const areas = useComparedAreas();
  const variables = useAdulthoodVariables();
  const { participation, partnership } = answer;
  const { gaps, overlaps, measures = [] } = partnership;
  const moves = orderedMoves(partnership.ageMoves, useLine());
  const rates = comparedRows(answer.rates, RATES, areas);
  const [firstRate] = rates;
  const facts = { participation, moves, gaps: gaps.rows, care: measures, areas, year };
  return (
    <>
      <Findings
        lines={adulthoodFindings(facts)}
        none={
          moves.length === 0
            ? "Nothing stands out in published figures. No service that ends at an age is on record here, so that nothing can be said of what comes after."
            : "Nothing stands out: services are taken over, and young people with SEN are in education, work or training as elsewhere."
        }
      />
      <PageOrder
        picture={<ParticipationChart participation={participation} />}
        list={<MoveList rows={moves} gaps={gaps.rows} />}
      />
      <HandoverTable rows={overlaps.edges.map(({ node }) => node)} />
      <CareTable measures={measures} />
      <NeighbourTable participation={participation} />
      <ComparedTable
        title="NEET, not known and in education, beside others"
        finding={firstRate === undefined ? "No published figure is loaded." : comparedSentence(firstRate)}
        rows={rates}
      />
      <TakeAway
        document={AdulthoodPageDocument}
        variables={variables}
        sheet={() => moveSheet(moves, gaps.rows, year)}
      />
      <Sources notes={NOTES} warnings={gaps.warnings} />
      <AdulthoodPanel moves={moves} gaps={gaps.rows} rates={rates} care={measures} />
    </>
  );
}

/** Are young people ready to move on, and is there something to move on to? */
export function AdulthoodPage() {
  const { years } = useYear();
  const filters = adulthoodFilters(useFrame(), years);
  const answer = useAnswer(AdulthoodPageDocument, useAdulthoodVariables());
  const moves = answer.data?.partnership.ageMoves;
  const line = useLine();
  const provenance = weakest(answer.data?.partnership.gaps.rows.map(({ demand }) => demand.provenance) ?? []);
  return (
    <>
      <PageHead
        question="What comes next for young people at 16, 18 and 25?"
        scope="Young people of 16 to 25 with SEND"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar
        filters={filters}
        left={
          moves === undefined
            ? "Counting…"
            : `${countText(orderedMoves(moves, line).length, "age")} at which services of a line end`
        }
      />
      <Answered answer={answer}>{(data) => <AnswerOf answer={data} />}</Answered>
    </>
  );
}
