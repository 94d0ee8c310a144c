import { ExceptionNotesDocument, OverviewDocument } from "@tandem/schema/operations";
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
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatPercent } from "../../words/figure.ts";
import { lastMonthOf, yearPeriod, yearsBefore } from "../../words/period.ts";
import { countText } from "../../words/text.ts";
import { byUnmetShare, gapBars, gapTwin, lineSentence } from "../gaps/gap-series.ts";
import { silentQueuesText } from "../waits/wait-findings.ts";
import { monthsLater } from "./contract-series.ts";
import { EXCEPTION_FILTERS, ExceptionList, useShown } from "./ExceptionList.tsx";
import { ExceptionPanel } from "./ExceptionPanel.tsx";
import { exceptionRows } from "./exception-rows.ts";
import { exceptionSheet } from "./exception-sheet.ts";
import { type Note, type NotedException, withNotes } from "./note-words.ts";
import { OfficialStrip } from "./OfficialStrip.tsx";
import { type OverviewRows, overviewFigures, overviewFindings, queueCounts } from "./overview-series.ts";
import { Strips } from "./Strips.tsx";

const NOTES = [
  "Need is new need in the year, counted where children live; children who were already waiting are left aside.",
  "Pressure is twice the mean wait over the standard; above 1 too many children will wait too long.",
  "Figures in brackets are the range that chance alone allows, 19 times in 20.",
];

function useOverviewVariables() {
  const { year } = useYear();
  const { today } = useFrame();
  const before = yearsBefore(year, 1);
  return {
    partnership: PARTNERSHIP,
    period: yearPeriod(year),
    before: yearPeriod(before),
    financialYear: year,
    yearBefore: before,
    month: lastMonthOf(year, today),
    monthBefore: lastMonthOf(before, monthsLater(today, -12)),
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
  return [{ code: "QUEUES", message: silentQueuesText({ count: silent, of: queues }) }];
}

/** What is said of exceptions, asked apart so that a new comment shows at once. */
function useNotes() {
  const { data, retry } = useAnswer(ExceptionNotesDocument, { partnership: PARTNERSHIP });
  return { notes: data?.partnership.exceptionNotes, retry };
}

interface AnswerProps {
  readonly partnership: OverviewRows;
  readonly provenance: string | null;
  readonly rows: readonly NotedException[];
  readonly onSaved: () => void;
}

function AnswerOf({ partnership, provenance, rows, onSaved }: AnswerProps) {
  const { year } = useYear();
  const variables = useOverviewVariables();
  const { gaps, pooledBudgets, measureComparisons } = partnership;
  const warnings = [
    ...gaps.warnings,
    ...pooledBudgets.warnings,
    ...queueWarnings(partnership),
    ...measureComparisons.warnings,
  ];
  return (
    <>
      <Findings lines={overviewFindings(partnership, year)} none="Nothing stands out in this year." />
      <KeyFigures figures={overviewFigures(partnership, year)} />
      <ExceptionList rows={rows} />
      <Picture rows={gaps.rows} isIllustrative={provenance === "ILLUSTRATIVE"} />
      <Strips partnership={partnership} />
      <OfficialStrip />
      <TakeAway document={OverviewDocument} variables={variables} sheet={() => exceptionSheet(rows, year)} />
      <Sources notes={NOTES} warnings={warnings} />
      <ExceptionPanel
        rows={rows}
        partnership={partnership}
        month={variables.month}
        provenance={provenance}
        onSaved={onSaved}
      />
    </>
  );
}

/** The exceptions of an answer, with what is said of them. */
function useExceptions(partnership: OverviewRows | undefined, notes: readonly Note[]) {
  const { year } = useYear();
  const { today } = useFrame();
  if (partnership === undefined) return [];
  return withNotes(exceptionRows(partnership, { year, before: yearsBefore(year, 1) }), notes, today);
}

/** What a board should look at first. */
export function OverviewPage() {
  const { years } = useYear();
  const filters = [yearFilter(years), ...EXCEPTION_FILTERS];
  const answer = useAnswer(OverviewDocument, useOverviewVariables());
  const { notes, retry } = useNotes();
  const partnership = answer.data?.partnership;
  const provenance = weakest(partnership?.gaps.rows.map(({ demand }) => demand.provenance) ?? []);
  const rows = useExceptions(partnership, notes ?? []);
  const shown = useShown(rows);
  return (
    <>
      <PageHead
        question="What should we look at first?"
        scope="children counted where they live"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar
        filters={filters}
        left={partnership === undefined ? "Counting…" : `${shown.length} of ${countText(rows.length, "exception")}`}
      />
      <Answered answer={answer}>
        {(data) => <AnswerOf partnership={data.partnership} provenance={provenance} rows={rows} onSaved={retry} />}
      </Answered>
    </>
  );
}
