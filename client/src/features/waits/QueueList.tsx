import { VariationSign } from "../../charts/SpcSigns.tsx";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatFigure, formatShare } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import { queueKey, type WaitQueueRow } from "./wait-rows.ts";

/** Signs in the order they ask for action. */
const SIGNS: Readonly<Record<string, number>> = { CONCERN: 3, COMMON: 2, IMPROVEMENT: 1 };

const COLUMNS: readonly TableColumn<WaitQueueRow>[] = [
  {
    label: "Queue",
    show: (row) => <AddressLink changes={{ open: queueKey(row) }}>{row.service.name}</AddressLink>,
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
  {
    label: "In this month",
    show: ({ control }) => <VariationSign variation={control.variation} />,
    sortBy: ({ control }) => SIGNS[control.variation ?? ""] ?? null,
  },
];

const textOf = ({ service, serviceLine, clock }: WaitQueueRow) =>
  `${service.name} ${serviceLine.name} ${clock.name} ${service.provider.name}`;

/** The list to act on: every queue, each opening its panel. */
export function QueueList({ rows }: { rows: readonly WaitQueueRow[] }) {
  const find = useFind();
  const found = rows.filter((row) => isFound(textOf(row), find));
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${countText(rows.length, "queue")}`} />
      {found.length === 0 ? (
        <p>No queue matches “{find}”. Queues are found by service, line, clock and provider.</p>
      ) : (
        <DataTable
          caption="The list to act on: queues, the most pressed first, then those not submitted"
          columns={COLUMNS}
          rows={found}
          keyOf={queueKey}
          parameter="sort"
        />
      )}
    </section>
  );
}
