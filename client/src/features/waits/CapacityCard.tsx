import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { Bullets } from "../../charts/lazy-charts.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { Explained } from "../../parts/Term.tsx";
import { formatFigure, formatPercent, formatShare, type ShownFigure } from "../../words/figure.ts";
import {
  CAPACITY_LABELS,
  capacityBullets,
  capacitySentence,
  capacityTwin,
  postsText,
  staffRows,
} from "./capacity-series.ts";
import { weeksText } from "./queue-series.ts";
import { type CapacityLineRow, queueKey, type StaffRow, type WaitQueueRow } from "./wait-rows.ts";

function Picture({ lines, isIllustrative }: { lines: readonly CapacityLineRow[]; isIllustrative: boolean }) {
  const title = "What staff can do, and what is needed";
  return (
    <ChartFrame
      title={title}
      finding={capacitySentence(lines)}
      source="What is needed is 100 % in each line: past twice the queue that fits the standard, what brings it down in 26 weeks; else what keeps it there. A line's services are taken together, as if they shared one queue. Source: staff and waiting lists as providers returned them."
      parameter="staff"
      twin={capacityTwin(lines)}
      isIllustrative={isIllustrative}
    >
      <Bullets title={title} rows={capacityBullets(lines)} labels={CAPACITY_LABELS} format={formatPercent} />
    </ChartFrame>
  );
}

const column = <Row,>(
  label: string,
  read: (row: Row) => ShownFigure,
  show: (figure: ShownFigure) => string = formatFigure,
) => ({
  label,
  show: (row: Row) => show(read(row)),
  sortBy: (row: Row) => read(row).value ?? null,
  isNumber: true,
});

/** What each queue needs to meet its standard and stay there. */
function Needs({ rows }: { rows: readonly WaitQueueRow[] }) {
  return (
    <section className="tandem-card" aria-label="What would meet the standard">
      <DataTable
        caption="What would meet the standard, queue by queue"
        parameter="needs"
        columns={[
          {
            label: "Queue",
            show: (row) => <AddressLink changes={{ open: queueKey(row) }}>{row.service.name}</AddressLink>,
            sortBy: ({ service }) => service.name,
          },
          column<WaitQueueRow>("Waiting", ({ queue }) => queue),
          column<WaitQueueRow>("A queue that fits", ({ targetQueue }) => targetQueue),
          {
            label: "Unit, a month",
            show: ({ serviceLine }) => `${serviceLine.unitOfCare}s`,
            sortBy: ({ serviceLine }) => serviceLine.unitOfCare,
          },
          column<WaitQueueRow>("To get there in 26 weeks", ({ reliefCapacity }) => reliefCapacity),
          column<WaitQueueRow>("To stay there", ({ targetCapacity }) => targetCapacity),
          column<WaitQueueRow>("Will wait too long", ({ breachShare }) => breachShare, formatShare),
          {
            label: "Weeks to a queue that fits, today's capacity",
            show: ({ weeksToTarget }) => weeksText(weeksToTarget),
            sortBy: ({ weeksToTarget: { value, state } }) => (state === "NOT_APPLICABLE" ? 1e9 : (value ?? null)),
            isNumber: true,
          },
        ]}
        rows={rows}
        keyOf={queueKey}
      />
    </section>
  );
}

/** Who works on each service, what that lets it do, and what is lost. */
function Staff({ rows }: { rows: readonly StaffRow[] }) {
  return (
    <section className="tandem-card" aria-label="Staff">
      <p className="tandem-source">
        <Explained text="Posts are counted in WTE. Capacity is in the line's unit of care, in an average month." />
      </p>
      <DataTable
        caption="Staff, and what they can do, service by service"
        parameter="posts"
        columns={[
          { label: "Service", show: ({ service }) => service.name, sortBy: ({ service }) => service.name },
          {
            label: "Posts filled of those paid for",
            show: ({ figures }) => postsText(figures),
            sortBy: ({ figures }) => figures.vacancyShare.value ?? null,
            isNumber: true,
          },
          {
            label: "Unit, a month",
            show: ({ unitOfCare }) => `${unitOfCare}s`,
            sortBy: ({ unitOfCare }) => unitOfCare,
          },
          column<StaffRow>("Can do", ({ figures }) => figures.staffCapacity),
          column<StaffRow>("Needed", ({ figures }) => figures.neededCapacity),
          column<StaffRow>("Lost to vacancies", ({ figures }) => figures.vacancyEffect),
          column<StaffRow>("Lost: child not brought", ({ figures }) => figures.notBroughtEffect),
          column<StaffRow>("More WTE needed", ({ figures }) => figures.wteNeeded),
        ]}
        rows={[...rows].sort((a, b) => (b.figures.wteNeeded.value ?? -1) - (a.figures.wteNeeded.value ?? -1))}
        keyOf={({ service, unitOfCare }) => `${service.code}|${unitOfCare}`}
      />
    </section>
  );
}

/** What staff can do beside what is needed, line by line and service by service. */
export function CapacityCard({
  lines,
  rows,
  isIllustrative,
}: {
  lines: readonly CapacityLineRow[];
  rows: readonly WaitQueueRow[];
  isIllustrative: boolean;
}) {
  return (
    <>
      {lines.length === 0 ? null : <Picture lines={lines} isIllustrative={isIllustrative} />}
      {rows.length === 0 ? null : <Needs rows={rows} />}
      {lines.length === 0 ? null : <Staff rows={staffRows(lines)} />}
    </>
  );
}
