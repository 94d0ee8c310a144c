import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatMoney } from "../../words/figure.ts";
import { countText, JUDGEMENT_WORDS, listText, OVERLAP_WORDS } from "../../words/text.ts";
import { byDuplicateSpend, type OtherJudgement, setSpend } from "./judgement-series.ts";
import type { OverlapRow, OverlapSetRow } from "./overlap-rows.ts";
import { pairName, sharedText, upTo } from "./overlap-series.ts";

const buyers = ({ commissions }: OverlapRow) =>
  listText([...new Set(commissions.map(({ commissioner }) => commissioner.name))]);

function columnsOf(sets: readonly OverlapSetRow[]): readonly TableColumn<OverlapRow>[] {
  return [
    {
      label: "Overlap",
      show: (row) => <AddressLink changes={{ open: row.code }}>{pairName(row)}</AddressLink>,
      sortBy: pairName,
    },
    { label: "Line", show: ({ serviceLine }) => serviceLine.name, sortBy: ({ serviceLine }) => serviceLine.name },
    { label: "Paid for by", show: buyers, sortBy: buyers },
    { label: "Both reach", show: sharedText },
    {
      label: "Its set could spare",
      show: (row) => {
        const spare = setSpend(row, sets);
        return upTo(spare);
      },
      sortBy: (row) => setSpend(row, sets).pence ?? null,
      isNumber: true,
    },
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

/** What the filter by judgement leaves out, each a link that shows it. */
function Others({ others }: { others: readonly OtherJudgement[] }) {
  return others.length === 0 ? null : (
    <ul>
      {others.map(({ judged, text }) => (
        <li key={judged}>
          {text} –{" "}
          <AddressLink changes={{ judged }}>
            show them<span className="nhsuk-u-visually-hidden">: {text}</span>
          </AddressLink>
        </li>
      ))}
    </ul>
  );
}

interface ListProps {
  readonly rows: readonly OverlapRow[];
  readonly sets: readonly OverlapSetRow[];
  /** What the filter by judgement leaves out. */
  readonly others: readonly OtherJudgement[];
}

/** The list to act on: every overlap, each opening its panel, those whose set could spare the most first. */
export function OverlapList({ rows, sets, others }: ListProps) {
  const columns = columnsOf(sets);
  const find = useFind();
  const found = byDuplicateSpend(rows, sets).filter((row) =>
    isFound(`${pairName(row)} ${row.serviceLine.name} ${buyers(row)} ${sharedText(row)}`, find),
  );
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${countText(rows.length, "overlap")}`} />
      {found.length === 0 ? (
        <p>{rows.length === 0 ? "There is no overlap to list." : `No overlap matches “${find}”.`}</p>
      ) : (
        <DataTable
          caption="The list to act on: overlaps, the most to spare first"
          columns={columns}
          rows={found}
          keyOf={({ id }) => id}
          parameter="sort"
        />
      )}
      <Others others={others} />
      <p className="tandem-source">
        What a set could spare belongs to all its services together: its overlaps show the same pounds, which count
        once.
      </p>
    </section>
  );
}
