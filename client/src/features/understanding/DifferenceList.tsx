import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { countText } from "../../words/text.ts";
import { type ListEntry, listEntries } from "./list-entries.ts";
import type { ListKind } from "./understanding-address.ts";
import type { DataGapRow, PlaceRow } from "./understanding-rows.ts";

const COLUMNS: readonly TableColumn<ListEntry>[] = [
  {
    label: "What",
    show: ({ open, what }) => <AddressLink changes={{ open }}>{what}</AddressLink>,
    sortBy: ({ what }) => what,
  },
  { label: "Need", show: ({ need }) => need, sortBy: ({ need }) => need },
  { label: "Where", show: ({ where }) => where, sortBy: ({ where }) => where },
  { label: "Ages", show: ({ ages }) => ages },
  { label: "How far apart", show: ({ apart }) => apart },
  {
    label: "Children",
    show: ({ childrenWords }) => childrenWords,
    sortBy: ({ children }) => children,
    isNumber: true,
  },
];

/** The list to act on: every disagreement and silence, each opening its panel. */
export function DifferenceList({
  places,
  gaps,
  need,
  kind,
}: {
  places: readonly PlaceRow[];
  gaps: readonly DataGapRow[];
  need: string | null;
  kind: ListKind | null;
}) {
  const find = useFind();
  const rows = listEntries(places, gaps, need, kind);
  const found = rows.filter((row) => isFound(`${row.what} ${row.need} ${row.where} ${row.ages}`, find));
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox
        label="Find in this list"
        left={`${found.length} of ${countText(rows.length, "difference or silence", "differences and silences")}`}
      />
      {found.length === 0 ? (
        <p>
          {rows.length === 0
            ? "Nothing to act on with these filters. Entries appear where two lists differ by more than chance explains, or an agency gives no number where another knows children."
            : `Nothing matches “${find}”.`}
        </p>
      ) : (
        <DataTable
          caption="The list to act on: differences first, then numbers not sent, then needs not recorded"
          columns={COLUMNS}
          rows={found}
          keyOf={({ key }) => key}
          parameter="sort"
        />
      )}
    </section>
  );
}
