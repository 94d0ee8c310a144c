import type { AdulthoodPageQuery } from "@tandem/schema/operations";
import { Link } from "react-router";
import { useYear } from "../../app/frame.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatInterval, formatMoney } from "../../words/figure.ts";
import { agesText, countText, JUDGEMENT_WORDS, listText, unitText } from "../../words/text.ts";
import { sharedText } from "../overlaps/overlap-series.ts";
import { type BandGap, gapAfter, type MoveRow, moveName, needText, outcomeText } from "./move-series.ts";

type Handover = AdulthoodPageQuery["partnership"]["overlaps"]["edges"][number]["node"];

/** What is not met after the move, band by band. */
function unmetAfter(gaps: readonly BandGap[], move: MoveRow): string {
  const rows = gapAfter(gaps, move);
  if (rows.length === 0) return "not recorded";
  return rows
    .map(({ ageBand, unmet, serviceLine }) =>
      ageBand ? `${agesText(ageBand)}: ${formatInterval(unmet)} ${unitText(serviceLine.unitOfCare)}` : "",
    )
    .join("; ");
}

function columnsOf(gaps: readonly BandGap[]): readonly TableColumn<MoveRow>[] {
  return [
    {
      label: "What ends",
      show: (row) => <AddressLink changes={{ open: `move:${row.key}` }}>{moveName(row)}</AddressLink>,
      sortBy: moveName,
    },
    { label: "Age", show: ({ age }) => String(age), sortBy: ({ age }) => age, isNumber: true },
    { label: "What takes over", show: outcomeText, sortBy: outcomeText },
    {
      label: "Wards without",
      show: ({ wardsWithout, wards, outcome }) =>
        outcome === "NOT_RECORDED" ? "not recorded" : `${wardsWithout.length} of ${wards.length}`,
      sortBy: ({ wardsWithout, outcome }) => (outcome === "NOT_RECORDED" ? null : wardsWithout.length),
      isNumber: true,
    },
    { label: "Need counted at that age", show: needText, sortBy: needText },
    { label: "Not met after it", show: (row) => unmetAfter(gaps, row) },
  ];
}

/** The list to act on: every age at which services end, each opening its panel. */
export function MoveList({ rows, gaps }: { rows: readonly MoveRow[]; gaps: readonly BandGap[] }) {
  const columns = columnsOf(gaps);
  const find = useFind();
  const found = rows.filter((row) => isFound(`${moveName(row)} ${outcomeText(row)}`, find));
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${countText(rows.length, "move")}`} />
      {found.length === 0 ? (
        <p>{rows.length === 0 ? "No service ends at 16 or later here." : `No move matches “${find}”.`}</p>
      ) : (
        <DataTable
          caption="The list to act on: ages at which services end, where nothing takes over first"
          columns={columns}
          rows={found}
          keyOf={({ key }) => key}
          parameter="sort"
        />
      )}
    </section>
  );
}

/** Two services that both reach young people at an age where one hands over to the other. */
export function HandoverTable({ rows }: { rows: readonly Handover[] }) {
  const { year } = useYear();
  const title = "Where one service hands over to another";
  return (
    <section className="tandem-card" aria-label={title}>
      <h2 className="nhsuk-heading-s">{title}</h2>
      <p className="tandem-finding">
        {rows.length === 0
          ? "No two services on record reach the same young people around a handover. Where one ends and another begins without a shared year, nobody is seen by both."
          : "Both reach the same young people around the handover. That can be meant: agree how long, and that nothing is paid for twice."}
      </p>
      {rows.length === 0 ? null : (
        <DataTable
          caption="Handovers at 16 to 25"
          parameter="handovers"
          columns={[
            {
              label: "Services",
              show: ({ code, commissions }) => (
                <Link to={`/overlaps?year=${year}&open=${encodeURIComponent(code)}`}>
                  {listText(commissions.map(({ service }) => service.name))}
                </Link>
              ),
            },
            {
              label: "Paid for by",
              show: ({ commissions }) =>
                listText([...new Set(commissions.map(({ commissioner }) => commissioner.name))]),
            },
            {
              label: "Both reach",
              show: ({ sharedCells }) => sharedText({ sharedCells }),
            },
            {
              label: "Spend there",
              show: ({ sharedSpend }) => formatMoney(sharedSpend),
              sortBy: ({ sharedSpend }) => sharedSpend.pence ?? null,
              isNumber: true,
            },
            {
              label: "Judged",
              show: ({ judgement }) => (judgement ? (JUDGEMENT_WORDS[judgement.kind] ?? judgement.kind) : "not yet"),
            },
          ]}
          rows={rows}
          keyOf={({ code }) => code}
        />
      )}
    </section>
  );
}
