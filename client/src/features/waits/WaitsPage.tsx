import { WaitsPageDocument, type WaitsPageQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { tableAddress } from "../../parts/table-address.ts";
import { lastDayOfMonth } from "../../words/period.ts";
import { countText, dateText, monthText } from "../../words/text.ts";
import { BandPicture } from "./BandPicture.tsx";
import { CapacityCard } from "./CapacityCard.tsx";
import { Clocks } from "./Clocks.tsx";
import { staffRows } from "./capacity-series.ts";
import { NamedLines } from "./NamedLines.tsx";
import { namedLines } from "./named-lines.ts";
import { QueueList } from "./QueueList.tsx";
import { QueuePanel } from "./QueuePanel.tsx";
import {
  noneText,
  type QueueCount,
  queuesToActOn,
  queueTotals,
  silentQueuesText,
  waitFindings,
} from "./wait-findings.ts";
import type { CapacityLineRow, WaitQueueRow } from "./wait-rows.ts";
import { byPressure } from "./wait-series.ts";
import { waitSheet } from "./wait-sheet.ts";
import { useWaitVariables, waitFilters } from "./waits-address.ts";

type Partnership = WaitsPageQuery["partnership"];

const NOTES = [
  "Pressure is twice the mean wait over the standard; above 1 too many children will wait too long.",
  "A queue that fits the standard is one whose mean wait is a quarter of it. How that is worked out stands in each queue's panel.",
  "Figures in brackets are the range that chance alone allows, 19 times in 20.",
  "A child who waits for two services is counted in both queues.",
  "A queue that was not submitted is not an empty queue. It is never counted as none.",
  "Contacts, assessments and plans are different units and are never added up.",
];

const EMPTY =
  "No queue with these filters in this month. That does not mean that nobody waits: a queue appears once its provider has returned it. Take a filter away to see more.";

const ofText = ({ count, of }: QueueCount) => `${count} of ${of}`;

function totals(rows: readonly WaitQueueRow[]) {
  const { pressed, never, worse, silent, hidden } = queueTotals(rows);
  const note = `pressure above 1${hidden === 0 ? "" : `; ${countText(hidden, "queue")} hidden`}`;
  return [
    { label: "Queues that will miss their standard", value: ofText(pressed), note },
    {
      label: "Never shrink to a queue that fits",
      value: ofText(never),
      note: "with today's capacity, need comes in faster",
    },
    { label: "Worse than chance explains", value: ofText(worse), note: "in this month" },
    { label: "Not submitted", value: ofText(silent), note: "not counted as empty" },
  ];
}

/** Staff of the services whose queues are left by the filters, and of their lines. */
function capacityLeft(partnership: Partnership, isByClock: boolean): readonly CapacityLineRow[] {
  const { waits, clinicalCapacity } = partnership;
  if (!isByClock) return clinicalCapacity.lines;
  const lines = new Set(waits.lines.map(({ serviceLine }) => serviceLine.code));
  return clinicalCapacity.lines.filter(({ serviceLine }) => lines.has(serviceLine.code));
}

/** Queues that say nothing, in one note instead of one each. */
function warningsOf({ waits, clinicalCapacity }: Partnership) {
  const { silent } = queueTotals(waits.rows);
  const others = [...waits.warnings, ...clinicalCapacity.warnings].filter(
    ({ code }, index, all) =>
      code !== "QUEUE_NOT_SUBMITTED" && all.findIndex((warning) => warning.code === code) === index,
  );
  return [...(silent.count === 0 ? [] : [{ code: "QUEUES", message: silentQueuesText(silent) }]), ...others];
}

function AnswerOf({ partnership, isIllustrative }: { partnership: Partnership; isIllustrative: boolean }) {
  const { serviceLines } = useFrame();
  const variables = useWaitVariables();
  const { rows } = partnership.waits;
  const lines = byPressure(partnership.waits.lines);
  const capacity = capacityLeft(partnership, variables.filter.clocks !== null);
  const staff = staffRows(capacity);
  const findings = waitFindings(lines, rows, capacity);
  const listed = queuesToActOn(rows);
  const none = rows.length === 0 ? EMPTY : noneText(rows);
  return (
    <>
      <Findings lines={findings} none={none} />
      {rows.length === 0 ? null : (
        <>
          <KeyFigures figures={totals(rows)} />
          <PageOrder
            picture={<BandPicture lines={lines} isIllustrative={isIllustrative} />}
            list={<QueueList rows={listed} />}
          />
          <NamedLines
            named={namedLines(lines, serviceLines, variables.filter.serviceLines)}
            isIllustrative={isIllustrative}
          />
        </>
      )}
      <CapacityCard lines={capacity} rows={listed} isIllustrative={isIllustrative} />
      <Clocks lines={lines} />
      <TakeAway
        document={WaitsPageDocument}
        variables={variables}
        sheet={() => waitSheet(listed, staff, variables.month)}
        table={tableAddress("waits", { month: variables.month, ...variables.filter })}
      />
      <Sources notes={NOTES} warnings={warningsOf(partnership)} />
      <QueuePanel month={variables.month} />
    </>
  );
}

/** Who waits, how long, and what would meet the standard. */
export function WaitsPage() {
  const frame = useFrame();
  const { year, years } = useYear();
  const filters = waitFilters(frame, year, years);
  const variables = useWaitVariables();
  const answer = useAnswer(WaitsPageDocument, variables);
  const rows = answer.data?.partnership.waits.rows;
  const provenance = weakest(rows?.map(({ queue }) => queue.provenance) ?? []);
  return (
    <>
      <PageHead
        question="Who waits, how long, and what would meet the standard?"
        scope="children on services' waiting lists, wherever they live"
        filters={filters}
        provenance={provenance}
        ofPeriod={{
          name: monthText(variables.month),
          until: dateText(lastDayOfMonth(variables.month, frame.today)),
        }}
      />
      <FilterBar filters={filters} left={rows === undefined ? "Counting…" : countText(rows.length, "queue")} />
      <Answered answer={answer}>
        {({ partnership }) => <AnswerOf partnership={partnership} isIllustrative={provenance === "ILLUSTRATIVE"} />}
      </Answered>
    </>
  );
}
