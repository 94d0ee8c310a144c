import { GapDetailDocument, type GapDetailQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { Answered } from "../../parts/Answered.tsx";
import { Explanation } from "../../parts/Explanation.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatFigure, formatInterval, formatShare } from "../../words/figure.ts";
import { yearPeriod, yearsBefore } from "../../words/period.ts";
import { agesText, REMEDY_ADVICE, REMEDY_WORDS, unitText } from "../../words/text.ts";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { CoverageBar } from "./Bottlenecks.tsx";
import { certificateText, groupPlace, nextUnitText, placeName, placeSentence, type WardNames } from "./gap-findings.ts";
import { unmetShare } from "./gap-rows.ts";
import { placeOf, useGapVariables } from "./gaps-address.ts";
import { wardWords } from "./map-series.ts";
import { PartsBar } from "./PartsBar.tsx";

type Partnership = GapDetailQuery["partnership"];
type Detail = Partnership["gaps"]["rows"][number];

function Remedy({ gap, groups }: { gap: Detail; groups: Partnership["gaps"]["bottlenecks"] }) {
  const next = gap.remedy === "ADD_CAPACITY" ? groups.map(nextUnitText).find((text) => text !== "") : undefined;
  return (
    <div className="tandem-callout">
      <h3 className="nhsuk-heading-s">Remedy its kind suggests: {REMEDY_WORDS[gap.remedy]}</h3>
      <p>{REMEDY_ADVICE[gap.remedy]}</p>
      {next === undefined ? null : <p>To size it: {next}.</p>}
    </div>
  );
}

function Limits({ groups, wards }: { groups: Partnership["gaps"]["bottlenecks"]; wards: WardNames }) {
  if (groups.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s">What limits it</h3>
      {groups.map((group) => (
        <div key={group.id}>
          <CoverageBar coverage={group.coverage.value ?? 0} />
          <p>
            Linked with {groupPlace(group, wards)}. {certificateText(group)}
          </p>
        </div>
      ))}
    </>
  );
}

function Years({ partnership, year }: { partnership: Partnership; year: string }) {
  const years = [
    { code: year, row: partnership.gaps.rows[0] },
    { code: yearsBefore(year, 1), row: partnership.yearBefore.rows[0] },
    { code: yearsBefore(year, 2), row: partnership.twoYearsBefore.rows[0] },
  ];
  return (
    <table className="tandem-table">
      <caption>Year by year</caption>
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col" className="is-number">
            New need
          </th>
          <th scope="col" className="is-number">
            Not met
          </th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ code, row }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td className="is-number">{row === undefined ? "none recorded" : formatFigure(row.demand)}</td>
            <td className="is-number">{row === undefined ? "–" : formatInterval(row.unmet)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The ages of a ward that is open as a whole, each leading to its own figures. */
function Ages({ rows, of }: { rows: Partnership["ages"]["rows"]; of: Detail }) {
  if (of.area && of.ageBand) return null;
  const order = (row: (typeof rows)[number]) => (of.ageBand ? (row.area?.name ?? "") : (row.ageBand?.from ?? 0));
  const parts = rows.filter((row) => unmetShare(row) !== 0).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  if (parts.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s">{of.ageBand ? "Ward by ward" : "Age by age"}</h3>
      <ul>
        {parts.map((row) => (
          <li key={row.key}>
            <AddressLink changes={{ open: row.key }}>
              {of.ageBand
                ? row.area?.name
                : row.ageBand
                  ? `${row.ageBand.from === row.ageBand.to ? "Age" : "Ages"} ${agesText(row.ageBand)}`
                  : row.key}
            </AddressLink>
            : {wardWords(row)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Figures({ gap }: { gap: Detail }) {
  return (
    <SummaryList
      lines={[
        ["New need", formatInterval(gap.demand)],
        ["Fair share of capacity", formatFigure(gap.capacity)],
        ["Recorded as met", formatFigure(gap.met)],
        ["Not met", formatInterval(gap.unmet)],
        ["– no service reaches", formatInterval(gap.coverageGap)],
        ["– too little capacity", formatInterval(gap.capacityGap)],
        ["– paid for, not delivered", formatFigure(gap.deliveryGap)],
        ["– delivered elsewhere", formatFigure(gap.targetingGap)],
        ["Met ahead of others", formatFigure(gap.ahead)],
        ["Met beyond need", formatFigure(gap.beyond)],
        ["Covered", formatShare(gap.coverage)],
      ]}
    />
  );
}

function Content({ partnership, wards }: { partnership: Partnership; wards: WardNames }) {
  const { year } = useYear();
  const { rows, bottlenecks } = partnership.gaps;
  const [gap] = rows;
  if (gap === undefined)
    return <p>No need is recorded here in {year}. Choose another year to see whether there was.</p>;
  return (
    <>
      <p className="nhsuk-body-l">{placeSentence(gap)}</p>
      <PartsBar gap={gap} />
      <Remedy gap={gap} groups={bottlenecks} />
      <Ages rows={partnership.ages.rows} of={gap} />
      <h3 className="nhsuk-heading-s">Services that reach them</h3>
      <ServiceCards codes={gap.services.map(({ code }) => code)} />
      <Limits groups={bottlenecks} wards={wards} />
      <h3 className="nhsuk-heading-s">The figures, in {unitText(gap.serviceLine.unitOfCare)}</h3>
      <p className="tandem-source">In brackets the range that chance alone allows, 19 times in 20.</p>
      <Figures gap={gap} />
      <Years partnership={partnership} year={year} />
      <Explanation explanation={gap.explanation} />
    </>
  );
}

/** One gap: which services reach it, how the number was made, and what remedy its kind suggests. */
export function PlacePanel({ place, wards, onClose }: { place: string; wards: WardNames; onClose: () => void }) {
  const { partnership, period, basis } = useGapVariables();
  const { by, filter } = placeOf(place, useFrame());
  const answer = useAnswer(GapDetailDocument, {
    partnership,
    period,
    yearBefore: yearPeriod(yearsBefore(period.code, 1)),
    twoYearsBefore: yearPeriod(yearsBefore(period.code, 2)),
    basis,
    by,
    filter,
  });
  const gap = answer.data?.partnership.gaps.rows[0];
  return (
    <SidePanel
      title={gap === undefined ? "One gap" : placeName(gap)}
      provenance={gap?.demand.provenance ?? null}
      onClose={onClose}
    >
      <Answered answer={answer}>{(data) => <Content partnership={data.partnership} wards={wards} />}</Answered>
    </SidePanel>
  );
}
