import { ServicePanelDocument, type ServicePanelQuery } from "@tandem/schema/operations";
import { Link } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { CapacityLines } from "../../charts/lazy-charts.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Explanation } from "../../parts/Explanation.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, formatInterval, formatShare, isKnown } from "../../words/figure.ts";
import { lastMonthOf, yearPeriod, yearsBefore, yearsUpTo } from "../../words/period.ts";
import { countText, JUDGEMENT_WORDS, monthText, OVERLAP_WORDS, REMEDY_WORDS, unitText } from "../../words/text.ts";
import { placeName } from "../gaps/gap-findings.ts";
import {
  capacityRows,
  capacitySentence,
  capacityTwin,
  gapsOf,
  type LineHistory,
  otherText,
} from "./service-panel-series.ts";

type Partnership = ServicePanelQuery["partnership"];

/** Financial years of months shown. */
const YEARS = 3;

/** What a line's capacity and activity were, month by month and year by year. */
function Line({ history }: { history: LineHistory }) {
  const unit = history.serviceLine.unitOfCare;
  const title = `What it could do and did, in ${unit}s a month`;
  const hasMonths = history.months.some(({ activity }) => isKnown(activity));
  return (
    <>
      <ChartFrame
        title={title}
        finding={capacitySentence(history)}
        source={
          hasMonths
            ? "Ringed: months that stand out from chance. A month with no figure is left open."
            : "What it did month by month is not recorded or not published; whole years are in the table."
        }
        parameter="months"
        twin={capacityTwin(history)}
        isIllustrative={false}
      >
        <CapacityLines title={title} rows={capacityRows(history)} />
      </ChartFrame>
      <SummaryList
        lines={history.years.map(({ financialYear, from, to, activity, capacity, delivered }) => [
          `${financialYear}${from.endsWith("-04") && to.endsWith("-03") ? "" : ` (${monthText(from)} to ${monthText(to)})`}: did of what it could, in ${unitText(unit)}`,
          `${formatFigure(activity)} of ${formatFigure(capacity)}${isKnown(delivered) ? `, ${formatShare(delivered)}` : ""}`,
        ])}
      />
    </>
  );
}

function Done({ history }: { history: Partnership["serviceHistory"] }) {
  const [own] = history.lines;
  return (
    <>
      <h3 className="nhsuk-heading-s">What it did of what it could</h3>
      {history.lines.map((line) => (
        <Line key={line.serviceLine.code} history={line} />
      ))}
      {history.warnings.map(({ code, message }) => (
        <p key={code} className="tandem-source">
          Bear in mind: {message}
        </p>
      ))}
      {own === undefined ? <p>Neither capacity nor activity of it is recorded.</p> : null}
    </>
  );
}

/** The page of waits, left with the queues of one line. */
function waitsAddress(line: string, year: string): string {
  return `/waits?${new URLSearchParams({ year, line })}`;
}

function Waits({ rows, line, year }: { rows: Partnership["waits"]["rows"]; line: string; year: string }) {
  return (
    <>
      <h3 className="nhsuk-heading-s">Who waits for it</h3>
      {rows.length === 0 ? <p>No queue of it is recorded. That does not mean that nobody waits.</p> : null}
      {rows.map(({ clock, asAt, targetWeeks, queue, withinTarget, weeksToTarget }) => (
        <SummaryList
          key={clock.code}
          lines={[
            [`Children waiting at the end of ${monthText(asAt)} (${clock.name.toLowerCase()})`, formatFigure(queue)],
            [`Of them no longer than the standard of ${targetWeeks} weeks`, formatShare(withinTarget)],
            [
              "Weeks until the queue meets its standard",
              weeksToTarget.state === "NOT_APPLICABLE" ? "never, with today's capacity" : formatFigure(weeksToTarget),
            ],
          ]}
        />
      ))}
      <p>
        <Link to={waitsAddress(line, year)}>All queues of this line</Link>
      </p>
    </>
  );
}

function Others({ overlaps, code, year }: { overlaps: Partnership["overlaps"]; code: string; year: string }) {
  return (
    <>
      <h3 className="nhsuk-heading-s">Who else reaches the same children</h3>
      {overlaps.edges.length === 0 ? (
        <p>Nobody: no other contract reaches the same children on this line, function and layer in {year}.</p>
      ) : (
        <ul>
          {overlaps.edges.map(({ node }) => (
            <li key={node.code}>
              {otherText(node, code)} It looks like: {OVERLAP_WORDS[node.kind]};{" "}
              {node.judgement
                ? `judged: ${JUDGEMENT_WORDS[node.judgement.kind] ?? node.judgement.kind}`
                : "nobody has judged it yet"}
              .{" "}
              <Link to={`/overlaps?year=${year}&open=${encodeURIComponent(node.code)}`}>
                Open this overlap<span className="nhsuk-u-visually-hidden">: {node.code}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Gaps({ gaps, code, line, year }: { gaps: Partnership["gaps"]; code: string; line: string; year: string }) {
  const { shown, count } = gapsOf(gaps.rows, code);
  const [first] = shown;
  return (
    <>
      <h3 className="nhsuk-heading-s">Need not met where it reaches</h3>
      {first === undefined ? (
        <p>None: what was asked for in {year} was met in every place it reaches, or is not known.</p>
      ) : (
        <>
          <p>
            In {countText(count, "place")} it reaches some need is not met; the largest{" "}
            {shown.length < count ? `${shown.length} of them` : "come first"}, in{" "}
            {unitText(first.serviceLine.unitOfCare)}:
          </p>
          <ul>
            {shown.map((gap) => (
              <li key={gap.key}>
                <Link to={`/gaps?year=${year}&line=${line}&open=${encodeURIComponent(gap.key)}`}>{placeName(gap)}</Link>
                : {formatInterval(gap.unmet)} of {formatFigure(gap.demand)} not met;{" "}
                {REMEDY_WORDS[gap.remedy] ?? gap.remedy}.
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={`/gaps?year=${year}&line=${line}`}>All gaps of this line</Link>
      </p>
    </>
  );
}

/** What a service did, who waits for it, who else reaches its children, and where need is not met. */
export function ServiceFigures({ code, line }: { code: string; line: string }) {
  const { today } = useFrame();
  const year = yearsUpTo(today)[0] ?? "";
  const answer = useAnswer(ServicePanelDocument, {
    partnership: PARTNERSHIP,
    service: code,
    line,
    from: `${yearsBefore(year, YEARS - 1).slice(0, 4)}-04`,
    to: lastMonthOf(year, today),
    period: yearPeriod(year),
  });
  return (
    <Answered answer={answer}>
      {({ partnership: { serviceHistory, overlaps, waits, gaps } }) => (
        <>
          <Done history={serviceHistory} />
          <Waits rows={waits.rows} line={line} year={year} />
          <Others overlaps={overlaps} code={code} year={year} />
          <Gaps gaps={gaps} code={code} line={line} year={year} />
          {serviceHistory.lines.slice(0, 1).map(({ serviceLine, explanation }) => (
            <Explanation key={serviceLine.code} explanation={explanation} />
          ))}
        </>
      )}
    </Answered>
  );
}
