import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatMoney } from "../../words/figure.ts";
import { JUDGEMENT_WORDS, listText, OVERLAP_WORDS } from "../../words/text.ts";
import type { OverlapRow } from "./overlap-rows.ts";
import { pairName, sharedText } from "./overlap-series.ts";

const buyers = ({ commissions }: OverlapRow) =>
  listText([...new Set(commissions.map(({ commissioner }) => commissioner.name))]);

function useColumns(): readonly TableColumn<OverlapRow>[] {
  const { to } = useAddress();
  return [
    {
      label: "Overlap",
      show: (row) => (
        <Link to={to({ open: row.code })} preventScrollReset>
          {pairName(row)}
        </Link>
      ),
      sortBy: pairName,
    },
    { label: "Line", show: ({ serviceLine }) => serviceLine.name, sortBy: ({ serviceLine }) => serviceLine.name },
    { label: "Paid for by", show: buyers, sortBy: buyers },
    { label: "Both reach", show: sharedText },
    {
      label: "Spend there",
      show: ({ sharedSpend }) => formatMoney(sharedSpend),
      sortBy: ({ sharedSpend }) => sharedSpend.pence ?? null,
      isNumber: true,
    },
    { label: "Looks like", show: ({ kind }) => OVERLAP_WORDS[kind] ?? kind, sortBy: ({ kind }) => kind },
    {
      label: "Judged",
      show: ({ judgement }) => (judgement ? JUDGEMENT_WORDS[judgement.kind] : "not yet"),
      sortBy: ({ judgement }) => judgement?.kind ?? "",
    },
  ];
}

/** The list to act on: every overlap, each opening its panel. */
export function OverlapList({ rows }: { rows: readonly OverlapRow[] }) {
  const columns = useColumns();
  const find = useFind();
  const found = rows.filter((row) =>
    isFound(`${pairName(row)} ${row.serviceLine.name} ${buyers(row)} ${sharedText(row)}`, find),
  );
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${rows.length} overlaps`} />
      {found.length === 0 ? (
        <p>{rows.length === 0 ? "There is no overlap to list." : `No overlap matches “${find}”.`}</p>
      ) : (
        <DataTable
          caption="The list to act on: overlaps, the most spend first"
          columns={columns}
          rows={found}
          keyOf={({ id }) => id}
          parameter="sort"
        />
      )}
    </section>
  );
}
