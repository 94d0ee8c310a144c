import { OverviewDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars } from "../../charts/lazy-charts.ts";
import { GAP_PARTS } from "../../charts/palette.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { yearFilter } from "../../parts/filters.ts";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatPercent } from "../../words/figure.ts";
import { lastMonthOf, yearPeriod } from "../../words/period.ts";
import { countText } from "../../words/text.ts";
import { byUnmetShare, gapBars, gapTwin, lineSentence } from "../gaps/gap-series.ts";
import { QueuePanel } from "../waits/QueuePanel.tsx";
import { CostlyOverlaps, PressedQueues, WorstGaps } from "./Exceptions.tsx";
import { OfficialStrip } from "./OfficialStrip.tsx";
import { type OverviewRows, overviewFigures, overviewFindings, queueCounts } from "./overview-series.ts";
import { overviewSheet } from "./overview-sheet.ts";

const NOTES = [
  "Need is new need in the year, counted where children live; children who were already waiting are left aside.",
  "Pressure is twice the mean wait over the standard; above 1 too many children will wait too long.",
  "Figures in brackets are the range that chance alone allows, 19 times in 20.",
];

function useOverviewVariables() {
  const { year } = useYear();
  const { today } = useFrame();
  return {
    partnership: PARTNERSHIP,
    period: yearPeriod(year),
    financialYear: year,
    month: lastMonthOf(year, today),
  };
}

function Picture({ rows, isIllustrative }: { rows: OverviewRows["gaps"]["rows"]; isIllustrative: boolean }) {
  const [widest] = byUnmetShare(rows);
  const title = "How much of each line's need is met";
  return (
    <ChartFrame
      title={title}
      finding={widest === undefined ? "No need is recorded." : lineSentence(widest)}
      source="Each bar is all of a line's need, 100 %. Source: service register, need, capacity and activity as loaded by the partners."
      parameter="bars"
      twin={gapTwin(rows)}
      isIllustrative={isIllustrative}
    >
      <StackedBars title={title} rows={gapBars(rows)} parts={GAP_PARTS} most={1} format={formatPercent} />
    </ChartFrame>
  );
}

/** Queues that say nothing, in one note instead of one each. */
function queueWarnings({ waits }: OverviewRows) {
  const { silent, queues } = queueCounts(waits.rows);
  if (silent === 0) return [];
  return [
    {
      code: "QUEUES",
      message: `${countText(silent, "queue")} of ${queues} were not submitted; they are not counted as empty.`,
    },
  ];
}

function AnswerOf({ partnership, isIllustrative }: { partnership: OverviewRows; isIllustrative: boolean }) {
  const { year } = useYear();
  const variables = useOverviewVariables();
  const warnings = [...partnership.gaps.warnings, ...partnership.pooledBudgets.warnings, ...queueWarnings(partnership)];
  return (
    <>
      <Findings lines={overviewFindings(partnership, year)} none="Nothing stands out in this year." />
      <KeyFigures figures={overviewFigures(partnership, year)} />
      <PageOrder
        picture={<Picture rows={partnership.gaps.rows} isIllustrative={isIllustrative} />}
        list={
          <>
            <WorstGaps rows={partnership.byAge.rows} year={year} />
            <CostlyOverlaps overlaps={partnership.overlaps} year={year} />
            <PressedQueues rows={partnership.waits.rows} />
          </>
        }
      />
      <OfficialStrip />
      <TakeAway document={OverviewDocument} variables={variables} sheet={overviewSheet(partnership)} />
      <Sources notes={NOTES} warnings={warnings} />
      <QueuePanel month={variables.month} />
    </>
  );
}

/** What a board should look at first. */
export function OverviewPage() {
  const { years } = useYear();
  const filters = [yearFilter(years)];
  const answer = useAnswer(OverviewDocument, useOverviewVariables());
  const rows = answer.data?.partnership.gaps.rows;
  const provenance = weakest(rows?.map(({ demand }) => demand.provenance) ?? []);
  return (
    <>
      <PageHead
        question="What should we look at first?"
        scope="children counted where they live"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar filters={filters} left={rows === undefined ? "Counting…" : countText(rows.length, "service line")} />
      <Answered answer={answer}>
        {({ partnership }) => <AnswerOf partnership={partnership} isIllustrative={provenance === "ILLUSTRATIVE"} />}
      </Answered>
    </>
  );
}
