import { useAddress } from "../../app/address.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatExactMoney } from "../../words/figure.ts";
import { dateText, listText, monthText } from "../../words/text.ts";
import { ServiceCards } from "../services/ServiceCards.tsx";
import type { PoolRow, SchemeRow } from "./pool-rows.ts";
import { overUnder, schemeVariance } from "./pool-series.ts";

const exact = (pence: number) => formatExactMoney({ pence, state: "KNOWN" });

function remedyText({ pence }: { pence?: number | null }): string {
  if (pence === null || pence === undefined) return "Ask for the figure that is missing before anything is agreed.";
  if (pence > 0) return "Agree a recovery plan, or tell those who bear it what they will pay.";
  return pence < 0 ? "Ask whether the money can be moved to a scheme that is over." : "Nothing to do.";
}

const MONTH_COLUMNS: readonly TableColumn<SchemeRow["months"][number]>[] = [
  { label: "Month", show: ({ month }) => monthText(month) },
  { label: "Budget", show: ({ budget }) => formatExactMoney(budget), isNumber: true },
  { label: "Spent", show: ({ actual }) => formatExactMoney(actual), isNumber: true },
];

type Contract = PoolRow["contracts"][number];

/** A place's part of a contract of several places. */
function placesText({ places }: Contract): string {
  if (places.length === 0) return "";
  const whole = places.reduce((sum, { weight }) => sum + weight, 0);
  const parts = places.map(
    ({ area, weight, share }) => `${area.name} ${formatExactMoney(share)} (${weight} of ${whole})`,
  );
  return ` Shared among places: ${listText(parts)}.`;
}

function SchemeContracts({ pool, scheme }: { pool: PoolRow; scheme: SchemeRow }) {
  const contracts = pool.contracts.filter(({ service }) => service === scheme.service?.code);
  if (contracts.length === 0) return <p>No contract of the register.</p>;
  return (
    <ul>
      {contracts.map((contract) => (
        <li key={contract.code}>
          {contract.code}, {contract.provider.name}, from {dateText(contract.start)}
          {contract.end ? ` to ${dateText(contract.end)}` : ""}: worth {formatExactMoney(contract.yearValue)} this year,{" "}
          {formatExactMoney(contract.actual)} paid and owed so far.{placesText(contract)}
        </li>
      ))}
    </ul>
  );
}

function Content({ scheme, pool }: { scheme: SchemeRow; pool: PoolRow }) {
  const variance = schemeVariance(scheme, pool.isClosed);
  return (
    <>
      <p className="nhsuk-body-l">
        {pool.isClosed ? "The year ended" : "The year is forecast to end"}: {overUnder(variance, exact)}.
      </p>
      <div className="tandem-callout">
        <h3 className="nhsuk-heading-s">What to do</h3>
        <p>{remedyText(variance)}</p>
      </div>
      <SummaryList
        lines={[
          ["Pool", pool.arrangement.name],
          ["Budget for the year", formatExactMoney(scheme.budget)],
          ["Committed by contract", formatExactMoney(scheme.committed)],
          ["Spent so far", formatExactMoney(scheme.actual)],
          ["Of that, owed and not paid yet", formatExactMoney(scheme.accrued)],
          ["Income of its own", formatExactMoney(scheme.income)],
          ["Spent, net of that", formatExactMoney(scheme.net)],
          ["Forecast for the year", formatExactMoney(scheme.forecast)],
          ["Over or under", overUnder(variance, exact)],
          [
            "Who bears it",
            scheme.ownRisk ? `${scheme.ownRisk.name} alone, under the agreement` : "shared by the agreement's rule",
          ],
        ]}
      />
      <h3 className="nhsuk-heading-s">Month by month</h3>
      <DataTable
        caption="Budget and spend of each month"
        parameter="months"
        columns={MONTH_COLUMNS}
        rows={scheme.months}
        keyOf={({ month }) => month}
      />
      <h3 className="nhsuk-heading-s">Contracts it pays</h3>
      <SchemeContracts pool={pool} scheme={scheme} />
      <h3 className="nhsuk-heading-s">The service it pays for</h3>
      {scheme.service ? (
        <ServiceCards codes={[scheme.service.code]} />
      ) : (
        <p>It pays for no service of the register, but for work such as coordination.</p>
      )}
      <h3 className="nhsuk-heading-s">How the number was made</h3>
      <p>
        Over or under = {pool.isClosed ? "spend of the closed year" : "forecast for the whole year"} − budget, in whole
        pence. Spend so far is what is recorded, not an estimate.
      </p>
    </>
  );
}

/** One scheme: its money, who bears what it is over, and the service it pays for. */
export function SchemePanel({ pools }: { pools: readonly PoolRow[] }) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const pool = pools.find(({ schemes }) => schemes.some(({ code }) => code === open));
  const scheme = pool?.schemes.find(({ code }) => code === open);
  const close = () => replace({ open: null });
  if (pool === undefined || scheme === undefined)
    return (
      <SidePanel title="One scheme" onClose={close}>
        <p>This scheme is in no pool of this year.</p>
      </SidePanel>
    );
  return (
    <SidePanel key={open} title={scheme.name} provenance={pool.provenance} onClose={close}>
      <Content scheme={scheme} pool={pool} />
    </SidePanel>
  );
}
