import { useMemo } from "react";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatFigure, formatInterval, formatPercent, formatShare } from "../../words/figure.ts";
import { REMEDY_WORDS } from "../../words/text.ts";
import { placeName, worstPlaces } from "./gap-findings.ts";
import { type GapPlaceRow, unmetShare } from "./gap-rows.ts";

const COLUMNS: readonly TableColumn<GapPlaceRow>[] = [
  {
    label: "Gap",
    show: (row) => <AddressLink changes={{ open: row.key }}>{placeName(row)}</AddressLink>,
    sortBy: placeName,
  },
  {
    label: "Not met",
    show: (row) => formatInterval(row.unmet),
    sortBy: (row) => row.unmet.value ?? null,
    isNumber: true,
  },
  {
    label: "Of need",
    show: (row) => {
      const share = unmetShare(row);
      return `${share === null ? "–" : formatPercent(share)} of ${formatFigure(row.demand)}`;
    },
    sortBy: unmetShare,
    isNumber: true,
  },
  { label: "Unit", show: (row) => `${row.serviceLine.unitOfCare}s`, sortBy: (row) => row.serviceLine.unitOfCare },
  {
    label: "Covered",
    show: (row) => formatShare(row.coverage),
    sortBy: (row) => row.coverage.value ?? null,
    isNumber: true,
  },
  { label: "Remedy", show: (row) => REMEDY_WORDS[row.remedy] ?? row.remedy, sortBy: (row) => row.remedy },
];

function findPlaces(rows: readonly GapPlaceRow[], find: string): readonly GapPlaceRow[] {
  if (find === "") return rows;
  return rows.filter((row) => isFound(`${placeName(row)} ${REMEDY_WORDS[row.remedy] ?? ""}`, find));
}

/** The list to act on: every place with unmet need, each opening its panel. */
export function GapList({ places }: { places: readonly GapPlaceRow[] }) {
  const find = useFind();
  const rows = useMemo(() => worstPlaces(places), [places]);
  const found = useMemo(() => findPlaces(rows, find), [rows, find]);
  return (
    <section className="tandem-card" aria-label="The list to act on">
      <FindBox label="Find in this list" left={`${found.length} of ${rows.length} gaps`} />
      {found.length === 0 ? (
        <p>No gap matches “{find}”. Gaps are named by service line, ages, ward and remedy.</p>
      ) : (
        <DataTable
          caption="The list to act on: gaps, the largest part of their line's need first"
          columns={COLUMNS}
          rows={found}
          keyOf={(row) => row.key}
          parameter="sort"
        />
      )}
    </section>
  );
}
