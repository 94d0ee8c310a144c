import { useState } from "react";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { formatMoney } from "../../words/figure.ts";
import { countText, dateText } from "../../words/text.ts";
import { type ContractBar, type ContractGroup, endText, noticeText, type Timeline } from "./timeline-series.ts";

/** Contracts shown at first; the rest follow on demand. */
const FIRST_CONTRACTS = 24;

const percent = (share: number) => `${share * 100}%`;

function Bar({ bar, today }: { bar: ContractBar; today: number }) {
  const { from, to, notice, startsBefore, endsAfter } = bar;
  const ends = `${startsBefore ? " is-older" : ""}${endsAfter ? " is-longer" : ""}`;
  return (
    <div className="tandem-time" aria-hidden="true">
      <span className={`tandem-time__bar${ends}`} style={{ left: percent(from), width: percent(to - from) }} />
      {notice === null ? null : <span className="tandem-time__notice" style={{ left: percent(notice) }} />}
      <span className="tandem-time__today" style={{ left: percent(today) }} />
    </div>
  );
}

/** Years and today above the bars. */
function Axis({ axis }: { axis: Timeline["axis"] }) {
  return (
    <div className="tandem-time tandem-time--axis" aria-hidden="true">
      {axis.years.map(({ name, at }) => (
        <span key={name} className="tandem-time__year" style={{ left: percent(at) }}>
          {name}
        </span>
      ))}
      <span className="tandem-time__now" style={{ left: percent(axis.today) }}>
        Today
      </span>
    </div>
  );
}

function Contract({ bar, axis, today }: { bar: ContractBar; axis: Timeline["axis"]; today: string }) {
  const { commission, service } = bar;
  return (
    <tr>
      <th scope="row">
        <AddressLink changes={{ open: service.code }}>{service.name}</AddressLink>
        <span className="tandem-source">
          {commission.commissioner.name}, {formatMoney(commission.annualValue)} a year
          {commission.isSpot ? ", child by child" : ""}
        </span>
      </th>
      <td>
        <Bar bar={bar} today={axis.today} />
        <span className="nhsuk-u-visually-hidden">from {dateText(commission.start)}</span>
      </td>
      <td data-label="Give notice by">{noticeText(commission, today)}</td>
      <td data-label="Ends">{endText(commission)}</td>
    </tr>
  );
}

function Group({ group, axis, today }: { group: ContractGroup; axis: Timeline["axis"]; today: string }) {
  return (
    <tbody>
      <tr className="tandem-timeline__line">
        <th scope="colgroup" colSpan={4}>
          {group.line.name}
        </th>
      </tr>
      {group.bars.map((bar) => (
        <Contract key={bar.commission.code} bar={bar} axis={axis} today={today} />
      ))}
    </tbody>
  );
}

/** The first contracts of a timeline, their lines kept. */
function firstOf(groups: readonly ContractGroup[], most: number): readonly ContractGroup[] {
  let left = most;
  return groups.flatMap((group) => {
    const bars = group.bars.slice(0, Math.max(0, left));
    left -= bars.length;
    return bars.length === 0 ? [] : [{ ...group, bars }];
  });
}

/** Contracts over time, line by line: when each started, by when notice is due, when it ends. */
export function ContractTimeline({ timeline, today }: { timeline: Timeline; today: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const { groups, axis } = timeline;
  const all = groups.reduce((sum, { bars }) => sum + bars.length, 0);
  const isCut = !isWhole && all > FIRST_CONTRACTS * 1.25;
  if (all === 0) return null;
  return (
    <>
      <ul className="tandem-key">
        <li>
          <span className="tandem-time__sample" /> In force
        </li>
        <li>
          <span className="tandem-time__sample tandem-time__sample--notice" /> Last day to give notice
        </li>
        <li>
          <span className="tandem-time__sample tandem-time__sample--longer" /> Goes on beyond the picture
        </li>
      </ul>
      <ScrollRegion label="Contracts over time">
        <table className="tandem-table tandem-timeline">
          <caption className="nhsuk-u-visually-hidden">
            Contracts over time, by service line, the nearest notice first
          </caption>
          <thead>
            <tr>
              <th scope="col">Service and who buys it</th>
              <th scope="col">
                <span className="nhsuk-u-visually-hidden">
                  Time in force, from {dateText(axis.from)} to {dateText(axis.to)}
                </span>
                <Axis axis={axis} />
              </th>
              <th scope="col">Give notice by</th>
              <th scope="col">Ends</th>
            </tr>
          </thead>
          {(isCut ? firstOf(groups, FIRST_CONTRACTS) : groups).map((group) => (
            <Group key={group.line.code} group={group} axis={axis} today={today} />
          ))}
        </table>
      </ScrollRegion>
      {isCut ? (
        <p className="tandem-more">
          {FIRST_CONTRACTS} of {countText(all, "contract")} shown.{" "}
          <button type="button" className="tandem-action" onClick={() => setIsWhole(true)}>
            Show all {all}
          </button>
        </p>
      ) : null}
    </>
  );
}
