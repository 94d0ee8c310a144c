import { useMemo } from "react";
import { Link } from "react-router";
import { useFrame } from "../../app/frame.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatMoney } from "../../words/figure.ts";
import { agesText, countText, dateText, listText } from "../../words/text.ts";
import type { NearChoice } from "./facets.ts";
import { buyersOf, type RegisterRow } from "./register-rows.ts";
import { capacityText } from "./service-series.ts";

/** Wards by name where they are few. */
function wardNames({ service: { wards } }: RegisterRow, all: number): string {
  if (wards.length === 0) return "not by ward";
  if (wards.length === all) return `all ${all}`;
  return wards.length > 2 ? countText(wards.length, "ward") : listText(wards.map(({ name }) => name));
}

function endsText({ current, ends }: RegisterRow): string {
  if (current.length === 0) return "no contract today";
  return ends === null ? "no end date" : dateText(ends);
}

function noticeText({ current, noticeBy }: RegisterRow): string {
  if (noticeBy !== null) return dateText(noticeBy);
  return current.some((commission) => commission.noticeBy) ? "passed" : "–";
}

/** What a service is looked for by. */
function findText(row: RegisterRow): string {
  const { code, name, serviceLine, provider, needs } = row.service;
  const others = [...needs, ...buyersOf(row)].map((entry) => entry.name);
  return [code, name, serviceLine.name, provider.name, ...others].join(" ");
}

function useColumns(wardCount: number): readonly TableColumn<RegisterRow>[] {
  return useMemo(
    () => [
      {
        label: "Service",
        show: ({ service }) => <AddressLink changes={{ open: service.code }}>{service.name}</AddressLink>,
        sortBy: ({ service }) => service.name,
      },
      {
        label: "Line",
        show: ({ service }) => service.serviceLine.name,
        sortBy: ({ service }) => service.serviceLine.name,
      },
      {
        label: "Provider",
        show: ({ service }) => service.provider.name,
        sortBy: ({ service }) => service.provider.name,
      },
      {
        label: "Ages",
        show: ({ service: { ages } }) => <span className="tandem-whole">{ages ? agesText(ages) : "not recorded"}</span>,
        sortBy: ({ service }) => (service.ages ? service.ages.from * 100 + service.ages.to : null),
      },
      { label: "Wards", show: (row) => wardNames(row, wardCount), sortBy: ({ service }) => service.wards.length },
      {
        label: "Capacity",
        show: ({ service: { capacityPerMonth } }) => capacityText(capacityPerMonth),
        sortBy: ({ service }) => service.capacityPerMonth.value ?? null,
        isNumber: true,
      },
      {
        label: "Value a year",
        show: ({ service }) => formatMoney(service.annualValue),
        sortBy: ({ service }) => service.annualValue.pence ?? null,
        isNumber: true,
      },
      {
        label: "Notice by",
        show: (row) => <span className="tandem-whole">{noticeText(row)}</span>,
        sortBy: ({ noticeBy }) => noticeBy,
      },
      {
        label: "Ends",
        show: (row) => <span className="tandem-whole">{endsText(row)}</span>,
        sortBy: ({ ends }) => ends,
      },
    ],
    [wardCount],
  );
}

/** What comes nearest where no service has all that is chosen. */
function Nearest({ near }: { near: readonly NearChoice[] }) {
  return (
    <>
      <p>
        No service in the register has all of this at once. Where children live there with such a need, none is bought
        for them: <Link to="/gaps">Gaps</Link> says how many. What comes nearest:
      </p>
      <ul>
        {near.map(({ parameter, label, count }) => (
          <li key={parameter}>
            <AddressLink changes={{ [parameter]: null }}>
              {countText(count, "service")} with any {label.toLowerCase()}
            </AddressLink>
          </li>
        ))}
        {near.length > 0 ? null : <li>Nothing while only one filter is taken away; take two away.</li>}
      </ul>
    </>
  );
}

/** Said where the words looked for stand in no service. */
function NotFound({ find, count }: { find: string; count: number }) {
  return (
    <p>
      None of the {countText(count, "service")} here has “{find}” in its name, line, provider, needs or who buys it. Try
      a shorter word, or take a filter away.
    </p>
  );
}

/** The list to act on: every service of the choice, each opening its panel. */
export function ServiceList({ rows, near }: { rows: readonly RegisterRow[]; near: readonly NearChoice[] }) {
  const columns = useColumns(useFrame().wards.length);
  const find = useFind();
  const texts = useMemo(() => new Map(rows.map((row) => [row, findText(row)])), [rows]);
  const found = rows.filter((row) => isFound(texts.get(row) ?? "", find));
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${countText(rows.length, "service")}`} />
      {rows.length === 0 ? <Nearest near={near} /> : null}
      {rows.length > 0 && found.length === 0 ? <NotFound find={find} count={rows.length} /> : null}
      {found.length === 0 ? null : (
        <DataTable
          caption="The list to act on: services, the dearest first"
          columns={columns}
          rows={found}
          keyOf={({ service }) => service.code}
          parameter="sort"
        />
      )}
    </section>
  );
}
