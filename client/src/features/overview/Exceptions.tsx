import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { formatFigure, formatInterval, formatMoney, formatPercent, formatShare } from "../../words/figure.ts";
import { agesText, listText, REMEDY_WORDS, unitText } from "../../words/text.ts";
import { unmetShare } from "../gaps/gap-rows.ts";
import { costlySets } from "../overlaps/overlap-series.ts";
import { type OverviewRows, pressedQueues, queueSentence, worstAges } from "./overview-series.ts";

/** Queues listed here; the others are in the API. */
const LISTED = 10;

/** The worst age group of each line, worst first. */
export function WorstGaps({ rows, year }: { rows: OverviewRows["byAge"]["rows"]; year: string }) {
  return (
    <section className="tandem-card" aria-label="Worst gap of each line">
      <DataTable
        caption="Worst gap of each line"
        parameter="gaps"
        columns={[
          {
            label: "Line and ages",
            show: ({ serviceLine, ageBand }) => (
              <Link to={`/gaps?year=${year}&line=${serviceLine.code}${ageBand ? `&ages=${ageBand.code}` : ""}`}>
                {serviceLine.name}
                {ageBand ? `, ages ${agesText(ageBand)}` : ""}
              </Link>
            ),
            sortBy: ({ serviceLine }) => serviceLine.name,
          },
          {
            label: "Not met",
            show: (row) => formatInterval(row.unmet),
            sortBy: (row) => row.unmet.value ?? null,
            isNumber: true,
          },
          {
            label: "Of need",
            show: (row) =>
              `${formatPercent(unmetShare(row) ?? 0)} of ${formatFigure(row.demand)} ${row.serviceLine.unitOfCare}s`,
            sortBy: unmetShare,
            isNumber: true,
          },
          { label: "Remedy", show: ({ remedy }) => REMEDY_WORDS[remedy] ?? remedy, sortBy: ({ remedy }) => remedy },
        ]}
        rows={worstAges(rows)}
        keyOf={({ key }) => key}
      />
    </section>
  );
}

/** Overlapping services that hold more than is needed. */
export function CostlyOverlaps({ overlaps, year }: { overlaps: OverviewRows["overlaps"]; year: string }) {
  const sets = costlySets(overlaps.sets);
  return (
    <section className="tandem-card" aria-label="Overlaps with more than is needed">
      {sets.length === 0 ? (
        <p>No overlap holds more than is needed in this year.</p>
      ) : (
        <DataTable
          caption="Overlaps with more than is needed"
          parameter="overlaps"
          columns={[
            {
              label: "Services",
              show: ({ id, services }) => (
                <Link
                  to={`/overlaps?year=${year}&open=${encodeURIComponent(overlaps.edges.find(({ node }) => node.set?.id === id)?.node.id ?? "")}`}
                >
                  {listText(services.map(({ name }) => name))}
                </Link>
              ),
            },
            {
              label: "More than needed",
              show: ({ overlapSurplus, serviceLine }) =>
                `${formatFigure(overlapSurplus)} ${unitText(serviceLine.unitOfCare)}`,
              isNumber: true,
            },
            {
              label: "Up to",
              show: ({ duplicateSpend }) => formatMoney(duplicateSpend),
              sortBy: ({ duplicateSpend }) => duplicateSpend.pence ?? null,
              isNumber: true,
            },
          ]}
          rows={sets}
          keyOf={({ id }) => id}
        />
      )}
    </section>
  );
}

/** Queues that will miss their standard, the most pressed first. */
export function PressedQueues({ rows }: { rows: OverviewRows["waits"]["rows"] }) {
  const { to } = useAddress();
  const pressed = pressedQueues(rows);
  const [first] = pressed;
  return (
    <section className="tandem-card" id="queues" aria-label="Queues under most pressure">
      <p className="tandem-finding">{first === undefined ? "No queue is past its standard." : queueSentence(first)}</p>
      <DataTable
        caption={`Queues under most pressure: ${Math.min(LISTED, pressed.length)} of ${pressed.length} that will miss their standard`}
        parameter="queues"
        columns={[
          {
            label: "Service",
            show: ({ service, clock }) => (
              <Link to={to({ open: `${service.code}|${clock.code}` })} preventScrollReset>
                {service.name}
              </Link>
            ),
            sortBy: ({ service }) => service.name,
          },
          {
            label: "Waiting",
            show: ({ queue }) => formatFigure(queue),
            sortBy: ({ queue }) => queue.value ?? null,
            isNumber: true,
          },
          {
            label: "Standard",
            show: ({ targetWeeks }) => `${targetWeeks} weeks`,
            sortBy: ({ targetWeeks }) => targetWeeks,
            isNumber: true,
          },
          {
            label: "Within it",
            show: ({ withinTarget }) => formatShare(withinTarget),
            sortBy: ({ withinTarget }) => withinTarget.value ?? null,
            isNumber: true,
          },
          {
            label: "Pressure",
            show: ({ pressure }) => formatFigure(pressure),
            sortBy: ({ pressure }) => pressure.value ?? null,
            isNumber: true,
          },
        ]}
        rows={pressed.slice(0, LISTED)}
        keyOf={({ service, clock }) => `${service.code}|${clock.code}`}
      />
    </section>
  );
}
