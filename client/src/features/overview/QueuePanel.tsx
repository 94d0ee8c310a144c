import { QueueDetailDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { TrendLine } from "../../charts/lazy-charts.ts";
import { Answered } from "../../parts/Answered.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, formatShare } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";
import { AnnotationList } from "../annotations/AnnotationList.tsx";
import { marksWithin } from "../annotations/annotation-series.ts";
import { useAnnotations } from "../annotations/use-annotations.ts";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { bandText, type QueueDetail, trendRows, trendSentence, trendTwin } from "./queue-series.ts";

function Trend({ queue }: { queue: QueueDetail }) {
  const title = "Children waiting, month by month";
  const subject = { service: queue.service.code };
  const annotations = useAnnotations(subject);
  const drawn = marksWithin(
    annotations.marks,
    queue.trend.map(({ month }) => month),
  );
  return (
    <>
      <ChartFrame
        title={title}
        finding={trendSentence(queue.trend)}
        source={`Dashed: ${formatFigure(queue.targetQueue)} children, a queue that fits the standard. Ringed: months that stand out from chance. Dotted lines with a number: what happened, in words below.`}
        parameter="trend"
        twin={trendTwin(queue.trend, drawn)}
        isIllustrative={queue.queue.provenance === "ILLUSTRATIVE"}
      >
        <TrendLine
          title={title}
          rows={trendRows(queue.trend)}
          level={queue.targetQueue.value ?? null}
          annotations={drawn}
        />
      </ChartFrame>
      <AnnotationList annotations={annotations} subject={subject} drawn={drawn} />
    </>
  );
}

function Remedy({ queue }: { queue: QueueDetail }) {
  const { weeksToTarget, reliefCapacity, targetCapacity } = queue;
  return (
    <div className="tandem-callout">
      <h3 className="nhsuk-heading-s">What it would take</h3>
      <p>
        {weeksToTarget.state === "NOT_APPLICABLE"
          ? "With today's capacity the queue never gets down to its standard."
          : `With today's capacity the queue meets its standard in ${formatFigure(weeksToTarget)} weeks.`}{" "}
        To get there in 26 weeks it needs {formatFigure(reliefCapacity)} {queue.serviceLine.unitOfCare}s a month; to
        stay there, {formatFigure(targetCapacity)}.
      </p>
    </div>
  );
}

function Lead({ queue }: { queue: QueueDetail }) {
  return (
    <p className="nhsuk-body-l">
      {formatFigure(queue.queue)} children waited at the end of {monthText(queue.asAt)};{" "}
      {formatShare(queue.withinTarget)} of them no longer than the standard of {queue.targetWeeks} weeks.
    </p>
  );
}

function QueueContent({ queue, isSaid }: { queue: QueueDetail; isSaid: boolean }) {
  return (
    <>
      {isSaid ? null : <Lead queue={queue} />}
      <Remedy queue={queue} />
      <Trend queue={queue} />
      <h3 className="nhsuk-heading-s">How long they have waited</h3>
      <SummaryList lines={queue.bands.map((band) => [bandText(band), formatFigure(band.count)])} />
      <h3 className="nhsuk-heading-s">How the numbers were made</h3>
      <SummaryList
        lines={[
          ["Clock", queue.clock.name],
          [
            "Pressure: twice the mean wait over the standard; above 1 too many will wait too long",
            formatFigure(queue.pressure),
          ],
          ["Load: new need over capacity in 12 months; at 1 or more the queue grows", formatFigure(queue.load)],
          ["A queue that fits the standard", formatFigure(queue.targetQueue)],
        ]}
      />
      <h3 className="nhsuk-heading-s">The service</h3>
      <ServiceCards codes={[queue.service.code]} />
    </>
  );
}

interface QueueAnswerProps {
  readonly service: string;
  readonly clock: string;
  readonly month: string;
  /** How many wait is said above already. */
  readonly isSaid: boolean;
}

/** Who waits in one queue how long, whether it grows, and what it would take. */
export function QueueAnswer({ service, clock, month, isSaid }: QueueAnswerProps) {
  const filter = { services: [service], clocks: [clock] };
  const answer = useAnswer(QueueDetailDocument, { partnership: PARTNERSHIP, month, filter });
  return (
    <Answered answer={answer}>
      {({ partnership }) => {
        const [queue] = partnership.waits.rows;
        return queue === undefined ? (
          <p>No queue of this service was counted in this month.</p>
        ) : (
          <QueueContent queue={queue} isSaid={isSaid} />
        );
      }}
    </Answered>
  );
}
