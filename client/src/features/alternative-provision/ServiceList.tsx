import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatMoney } from "../../words/figure.ts";
import { agesText, countText, monthText } from "../../words/text.ts";
import { ownText, type PlaceRow, uncheckedPlaces } from "./provision-series.ts";

const ages = ({ service }: PlaceRow) => (service.ages ? agesText(service.ages) : "not recorded");

/** Whether a service's quality check is in date, in words. */
function checkText(row: PlaceRow): string {
  const unchecked = uncheckedPlaces(row);
  if (unchecked === null) return ownText(row.checked);
  return unchecked === 0 ? "in date" : `${unchecked} places out of date`;
}

const COLUMNS: readonly TableColumn<PlaceRow>[] = [
  {
    label: "Service",
    show: ({ service }) => <AddressLink changes={{ open: `service:${service.code}` }}>{service.name}</AddressLink>,
    sortBy: ({ service }) => service.name,
  },
  { label: "Provider", show: ({ service }) => service.provider.name, sortBy: ({ service }) => service.provider.name },
  { label: "Ages", show: ages, sortBy: ({ service }) => service.ages?.from ?? null },
  {
    label: "Places",
    show: ({ commissioned }) => ownText(commissioned),
    sortBy: ({ commissioned }) => commissioned.value ?? null,
    isNumber: true,
  },
  { label: "Used", show: ({ used }) => ownText(used), sortBy: ({ used }) => used.value ?? null, isNumber: true },
  { label: "Quality check", show: checkText, sortBy: uncheckedPlaces },
  {
    label: "Value a year",
    show: ({ service }) => formatMoney(service.annualValue),
    sortBy: ({ service }) => service.annualValue.pence ?? null,
    isNumber: true,
  },
];

/** The list to act on: every service with places, each opening its panel. */
export function ServiceList({ rows, month }: { rows: readonly PlaceRow[]; month: string }) {
  const find = useFind();
  const found = rows.filter((row) =>
    isFound(`${row.service.name} ${row.service.provider.name} ${checkText(row)}`, find),
  );
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${countText(rows.length, "service")}`} />
      {found.length === 0 ? (
        <p>{rows.length === 0 ? "No service offers places here." : `No service matches “${find}”.`}</p>
      ) : (
        <DataTable
          caption={`The list to act on: services with places, ${monthText(month)}`}
          columns={COLUMNS}
          rows={found}
          keyOf={({ service }) => service.code}
          parameter="sort"
        />
      )}
    </section>
  );
}
