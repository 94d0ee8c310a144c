import { useAddress } from "../../app/address.ts";
import { useFrame } from "../../app/frame.ts";
import { isLetThrough, useViewer } from "../../app/viewer.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { Explained } from "../../parts/Term.tsx";
import { formatMoney } from "../../words/figure.ts";
import { agesText, countText, dateText, listText } from "../../words/text.ts";
import { buyersOf, isInForce, type RegisterRow } from "./register-rows.ts";
import { ServiceFigures } from "./ServiceFigures.tsx";
import { sourceYears } from "./service-panel-series.ts";
import { capacityText } from "./service-series.ts";
import { endText, noticeText } from "./timeline-series.ts";

/** Parts of an EHC plan that may name a service. */
const SECTION_WORDS: Readonly<Record<string, string>> = {
  F: "F, special educational provision",
  G: "G, health care provision",
  H1: "H1, social care provision the law requires",
  H2: "H2, other social care provision",
};

/** Whom it reaches, what it can do and who pays, in one sentence. */
function leadText(row: RegisterRow): string {
  const { serviceLine, provider, ages, wards, annualValue } = row.service;
  const whom = ages ? `children and young people aged ${agesText(ages)}` : "ages that are not recorded";
  const buyers = buyersOf(row).map(({ name }) => name);
  const paid =
    buyers.length === 0
      ? "Nobody has a contract for it today."
      : `${listText(buyers)} pay${buyers.length === 1 ? "s" : ""} for it: ${formatMoney(annualValue)} a year.`;
  return `${serviceLine.name} by ${provider.name} for ${whom}${wards.length === 0 ? "" : ` in ${countText(wards.length, "ward")}`}. ${paid}`;
}

function About({ row: { service } }: { row: RegisterRow }) {
  const { capacityPerMonth, ehcpSection, dutyHolder, ages, needs, areas, wards } = service;
  const all = useFrame().wards.length;
  const names = wards.length === 0 ? "not by ward" : listText(wards.map(({ name }) => name));
  return (
    <>
      <h3 className="nhsuk-heading-s">What it is</h3>
      <SummaryList
        isText
        lines={[
          ["Service line", service.serviceLine.name],
          ["Function", service.function.name],
          ["Layer", service.layer.name],
          ["Provider", service.provider.name],
          ["Section of an EHC plan", ehcpSection ? (SECTION_WORDS[ehcpSection] ?? ehcpSection) : "none named"],
          ["Who must secure it by law", dutyHolder?.name ?? "nobody named"],
          ["Latest capacity", capacityText(capacityPerMonth)],
          ["Code in the register", service.code],
        ]}
      />
      <h3 className="nhsuk-heading-s">Whom it reaches</h3>
      <SummaryList
        isText
        lines={[
          ["Ages", ages ? agesText(ages) : "not recorded"],
          ["Needs", needs.length === 0 ? "not recorded" : listText(needs.map(({ name }) => name))],
          ["Wards", wards.length > 0 && wards.length === all ? `all ${all}` : names],
          ...(areas.every(({ level }) => level === "WARD")
            ? []
            : [["As the contract names them", listText(areas.map(({ name }) => name))] as const]),
        ]}
      />
    </>
  );
}

function Money({ row: { service } }: { row: RegisterRow }) {
  const years = sourceYears(service);
  return (
    <>
      <h3 className="nhsuk-heading-s">Whose money</h3>
      {years.length === 0 ? (
        <p>No budget or spend of it is recorded for any year.</p>
      ) : (
        <table className="tandem-table tandem-cards">
          <caption>Money by year and source</caption>
          <thead>
            <tr>
              <th scope="col">Year and source</th>
              <th scope="col" className="is-number">
                Budget
              </th>
              <th scope="col" className="is-number">
                Forecast
              </th>
              <th scope="col" className="is-number">
                Spent
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, source, side, budget, forecast, actual }) => (
              <tr key={`${year}|${source}`}>
                <th scope="row">
                  {year}: {source} <span className="tandem-source">{side} money</span>
                </th>
                <td className="is-number" data-label="Budget">
                  {formatMoney(budget)}
                </td>
                <td className="is-number" data-label="Forecast">
                  {formatMoney(forecast)}
                </td>
                <td className="is-number" data-label="Spent">
                  {formatMoney(actual)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Contracts({ row: { service } }: { row: RegisterRow }) {
  const { today } = useFrame();
  const newest = [...service.commissions].sort((a, b) => (a.start < b.start ? 1 : -1));
  return (
    <>
      <h3 className="nhsuk-heading-s">Contracts</h3>
      {newest.length === 0 ? <p>Nobody has bought it yet.</p> : null}
      <ul className="tandem-services">
        {newest.map((commission) => (
          <li key={commission.code} className="tandem-service">
            <h4 className="nhsuk-heading-xs">
              {commission.commissioner.name}
              {isInForce(commission, today) ? "" : commission.start > today ? " (to come)" : " (ended)"}
            </h4>
            <SummaryList
              lines={[
                ["From", dateText(commission.start)],
                ["To", endText(commission)],
                ...((commission.end ?? "9999") < today
                  ? []
                  : [["Give notice by", noticeText(commission, today)] as const]),
                ["Value of a full year", formatMoney(commission.annualValue)],
                ["Bought under", commission.arrangement?.name ?? "no arrangement with a partner"],
                ...(commission.isSpot ? [["How", "child by child, with no standing capacity"] as const] : []),
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Content({ row }: { row: RegisterRow }) {
  const viewer = useViewer();
  return (
    <>
      <p className="nhsuk-body-l">
        <Explained text={leadText(row)} />
      </p>
      <About row={row} />
      <Money row={row} />
      <Contracts row={row} />
      {isLetThrough(viewer, "READ_FIGURES") ? (
        <ServiceFigures code={row.service.code} line={row.service.serviceLine.code} />
      ) : (
        <p>What it did, who waits and where need is not met is not shown to your role.</p>
      )}
    </>
  );
}

/** One service: what it is, whom it reaches, whose money buys it, what it did, and who else reaches the same children. */
export function ServicePanel({ rows, isWhole }: { rows: readonly RegisterRow[]; isWhole: boolean }) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const row = rows.find(({ service }) => service.code === open);
  return (
    <SidePanel
      key={open}
      title={row?.service.name ?? "One service"}
      provenance={row?.service.provenance ?? null}
      onClose={() => replace({ open: null, months: null })}
    >
      {row !== undefined ? <Content row={row} /> : null}
      {row === undefined && !isWhole ? <p role="status">Still reading the register…</p> : null}
      {row === undefined && isWhole ? (
        <p>
          The register has no service with the code “{open}”. It may have been renamed or left out of the latest load;
          close this and look for it by name.
        </p>
      ) : null}
    </SidePanel>
  );
}
