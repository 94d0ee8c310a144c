import { QueueDetailDocument, type QueueDetailQuery } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { ControlChart } from "../../charts/lazy-charts.ts";
import { AssuranceSign, VariationSign } from "../../charts/SpcSigns.tsx";
import { Answered } from "../../parts/Answered.tsx";
import { Explanation } from "../../parts/Explanation.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, formatNumber, formatShare } from "../../words/figure.ts";
import { monthText } from "../../words/text.ts";
import { AnnotationList } from "../annotations/AnnotationList.tsx";
import { useAnnotations } from "../annotations/use-annotations.ts";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { postsText } from "./capacity-series.ts";
import {
  bandText,
  controlRows,
  controlTwin,
  leadText,
  type QueueDetail,
  signsText,
  trendSentence,
  weeksText,
} from "./queue-series.ts";
import { SameChildren } from "./SameChildren.tsx";
import type { StaffFigures } from "./wait-rows.ts";

type Partnership = QueueDetailQuery["partnership"];

function Trend({ queue }: { queue: QueueDetail }) {
  const { trend, control } = queue;
  const title = "Children waiting, month by month";
  const subject = { service: queue.service.code };
  const months = trend.map(({ month }) => month);
  const annotations = useAnnotations(subject, months);
  return (
    <>
      <ChartFrame
        title={title}
        finding={trendSentence(trend)}
        source="Limits lie 2.66 mean month-to-month changes from the mean; a month that was not submitted starts them afresh. Rules: Making Data Count, NHS England. Lines with a letter: what happened, in words below."
        parameter="trend"
        twin={controlTwin(trend, control, annotations.marks)}
        isIllustrative={queue.queue.provenance === "ILLUSTRATIVE"}
      >
        <div className="tandem-signs">
          {control.variation === null ? null : <VariationSign variation={control.variation} />}
          {control.assurance === null ? null : <AssuranceSign assurance={control.assurance} />}
        </div>
        <p>{signsText(control)}</p>
        <ControlChart
          title={title}
          rows={controlRows(trend, control)}
          target={control.target.value ?? null}
          targetLabel={`Target: ${formatNumber(control.target.value ?? 0)} children, a queue that fits the standard`}
          annotations={annotations.marks}
          nameOf={monthText}
        />
      </ChartFrame>
      <AnnotationList annotations={annotations} subject={subject} />
    </>
  );
}

function Remedy({ queue }: { queue: QueueDetail }) {
  const { weeksToTarget, reliefCapacity, targetCapacity } = queue;
  return (
    <div className="tandem-callout">
      <h3 className="nhsuk-heading-s">What it would take</h3>
      <p>
        Weeks until it has shrunk to a queue that fits the standard: {weeksText(weeksToTarget)}. To get there in 26
        weeks it needs {formatFigure(reliefCapacity)} {queue.serviceLine.unitOfCare}s a month; to stay there,{" "}
        {formatFigure(targetCapacity)}.
      </p>
    </div>
  );
}

function Staff({ figures, unitOfCare }: { figures: StaffFigures | undefined; unitOfCare: string }) {
  if (figures === undefined) return <p>This service does not work by appointment, or nobody buys it in this month.</p>;
  const monthly = `${unitOfCare}s a month`;
  return (
    <SummaryList
      lines={[
        ["Posts filled of those paid for, whole-time", postsText(figures)],
        [`Staff in post can do, ${monthly}`, formatFigure(figures.staffCapacity)],
        [`Needed, ${monthly}`, formatFigure(figures.neededCapacity)],
        ["Lost to vacancies", formatFigure(figures.vacancyEffect)],
        ["Lost because a child was not brought", formatFigure(figures.notBroughtEffect)],
        ["Capacity the provider returned", formatFigure(figures.returnedCapacity)],
        ["More whole-time posts needed", formatFigure(figures.wteNeeded)],
      ]}
    />
  );
}

function QueueFigures({ queue }: { queue: QueueDetail }) {
  return (
    <SummaryList
      lines={[
        ["A queue that fits the standard", formatFigure(queue.targetQueue)],
        ["Pressure: above 1 too many will wait too long", formatFigure(queue.pressure)],
        ["Will wait past the standard, if all goes on as now", formatShare(queue.breachShare)],
        ["Load: new need over capacity in 12 months; at 1 or more the queue grows", formatFigure(queue.load)],
      ]}
    />
  );
}

interface ContentProps {
  readonly queue: QueueDetail;
  readonly partnership: Partnership;
  readonly isSaid: boolean;
}

function Content({ queue, partnership, isSaid }: ContentProps) {
  const { serviceLine, service } = queue;
  const [reach] = partnership.services.edges;
  const staff = partnership.clinicalCapacity.lines.find((line) => line.serviceLine.code === serviceLine.code);
  return (
    <>
      {isSaid ? null : <p className="nhsuk-body-l">{leadText(queue)}</p>}
      <Remedy queue={queue} />
      <Trend queue={queue} />
      <h3 className="nhsuk-heading-s">How long they have waited</h3>
      <SummaryList lines={queue.bands.map((band) => [bandText(band), formatFigure(band.count)])} />
      <p>
        {queue.clock.name}: {queue.clockDefinition}
        {queue.standardBasis === null ? "" : ` The standard: ${queue.standardBasis}.`}
      </p>
      <h3 className="nhsuk-heading-s">What the queue asks for</h3>
      <QueueFigures queue={queue} />
      <h3 className="nhsuk-heading-s">Who works on it</h3>
      <Staff figures={staff?.services[0]?.figures} unitOfCare={serviceLine.unitOfCare} />
      <h3 className="nhsuk-heading-s">The service</h3>
      <ServiceCards codes={[service.code]} />
      <h3 className="nhsuk-heading-s">Services that reach the same children</h3>
      {reach === undefined ? (
        <p>Whom this service reaches is not recorded.</p>
      ) : (
        <SameChildren reach={reach.node} line={serviceLine.code} />
      )}
      <Explanation explanation={queue.explanation} />
    </>
  );
}

/** What is asked of one queue. */
function useQueue(service: string, clock: string, month: string) {
  const filter = { services: [service], clocks: [clock] };
  const variables = { partnership: PARTNERSHIP, month, filter, services: [service] };
  return useAnswer(QueueDetailDocument, service === "" ? null : variables);
}

interface QueueAnswerProps {
  readonly service: string;
  readonly clock: string;
  readonly month: string;
  /** How many wait is said above already. */
  readonly isSaid: boolean;
}

/** One queue: who waits how long, whether it grows, who works on it, and what it would take. */
export function QueueAnswer({ service, clock, month, isSaid }: QueueAnswerProps) {
  const answer = useQueue(service, clock, month);
  return (
    <Answered answer={answer}>
      {({ partnership }) => {
        const queue = partnership.waits.rows.find((row) => row.service.code === service);
        return queue === undefined ? (
          <p>No queue of this service was counted in this month.</p>
        ) : (
          <Content queue={queue} partnership={partnership} isSaid={isSaid} />
        );
      }}
    </Answered>
  );
}

/** The panel of the queue that the address opens. */
export function QueuePanel({ month }: { month: string }) {
  const { get, replace } = useAddress();
  const open = get("open");
  const [service = "", clock = ""] = (open ?? "").split("|");
  const { data } = useQueue(service, clock, month);
  if (open === null) return null;
  const queue = data?.partnership.waits.rows.find((row) => row.service.code === service);
  return (
    <SidePanel
      key={open}
      title={queue?.service.name ?? "One queue"}
      provenance={queue?.queue.provenance ?? null}
      onClose={() => replace({ open: null, trend: null })}
    >
      <QueueAnswer service={service} clock={clock} month={month} isSaid={false} />
    </SidePanel>
  );
}
