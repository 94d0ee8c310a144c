import { useQuery } from "@apollo/client/react";
import { FrameDocument, GapsPageDocument, type GapsPageQuery } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { LazyBars } from "../../charts/LazyBars.tsx";
import { GAP_PARTS } from "../../charts/palette.ts";
import { DataTable, type TableColumn } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Loading, QueryState } from "../../parts/QueryState.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatFigure, formatShare } from "../../words/figure.ts";
import { agesText, REMEDY_WORDS } from "../../words/text.ts";
import { Bottlenecks } from "./Bottlenecks.tsx";
import { GapPanel } from "./GapPanel.tsx";
import {
  GAP_TABLE_COLUMNS,
  type GapPlaceRow,
  gapSentence,
  gapShares,
  gapTable,
  lineSentence,
  widestLines,
  worstOfEachLine,
  worstPlaces,
} from "./gap-series.ts";
import { gapFilters, useGapVariables } from "./gaps-address.ts";
import { HeatTable } from "./HeatTable.tsx";

/** Rows of the list shown; the rest are named, never silently cut. */
const LISTED = 50;

const percent = (value: number) => `${Math.round(value * 100)} %`;

function listColumns(onOpen: (row: GapPlaceRow) => void): readonly TableColumn<GapPlaceRow>[] {
  return [
    {
      label: "Gap",
      show: (row) => (
        <button type="button" onClick={() => onOpen(row)}>
          {row.serviceLine.name}, ages {row.ageBand ? agesText(row.ageBand) : "all"}, {row.area?.name}
        </button>
      ),
      sortBy: (row) => row.key,
    },
    {
      label: "Not met",
      show: (row) => formatFigure(row.unmet),
      sortBy: (row) => row.unmet.value ?? -1,
      isNumber: true,
    },
    { label: "Need", show: (row) => formatFigure(row.demand), sortBy: (row) => row.demand.value ?? -1, isNumber: true },
    { label: "Unit", show: (row) => row.serviceLine.unitOfCare },
    {
      label: "Covered",
      show: (row) => formatShare(row.coverage),
      sortBy: (row) => row.coverage.value ?? -1,
      isNumber: true,
    },
    { label: "Remedy", show: (row) => REMEDY_WORDS[row.remedy] ?? row.remedy, sortBy: (row) => row.remedy },
  ];
}

function Answer({ data, onOpen }: { data: GapsPageQuery; onOpen: (row: GapPlaceRow) => void }) {
  const { byLine, byPlace } = data.partnership;
  const worst = worstPlaces(byPlace.rows);
  const [widest] = widestLines(byLine.rows);
  const lines = worstOfEachLine(worst).map((row) => ({
    text: gapSentence(row),
    to: `?open=${encodeURIComponent(row.key)}`,
    evidence: "See why",
  }));
  const listed = worst.slice(0, LISTED);
  return (
    <div className="tandem-page">
      <Findings
        lines={lines}
        none="No need is unmet in this period. Gaps appear where need is greater than what was met."
      />
      <ChartFrame
        title="What kind of gap, line by line"
        finding={widest === undefined ? "Every line meets its need." : lineSentence(widest)}
        source="Each bar is all of a line's need, 100 %. Illustrative register, need as counted where children live."
        parameter="bars"
        columns={GAP_TABLE_COLUMNS}
        rows={gapTable(byLine.rows)}
      >
        <LazyBars rows={gapShares(byLine.rows)} parts={GAP_PARTS} isStacked format={percent} />
      </ChartFrame>
      <HeatTable rows={byPlace.rows} onOpen={onOpen} />
      <section className="tandem-card" aria-label="The list to act on">
        <DataTable
          caption={`The list to act on: ${listed.length} of ${worst.length} gaps, the largest part of their line's need first`}
          columns={listColumns(onOpen)}
          rows={listed}
          keyOf={(row) => row.key}
        />
      </section>
      <Bottlenecks bottlenecks={byLine.bottlenecks} />
    </div>
  );
}

/** Where is need unmet, for whom, and what would remedy it. */
export function GapsPage() {
  const { get, set } = useAddress();
  const variables = useGapVariables();
  const words = useQuery(FrameDocument, { variables: { partnership: PARTNERSHIP } }).data?.partnership;
  const query = useQuery(GapsPageDocument, { variables });
  const data = query.data ?? query.previousData;
  const shown = data as GapsPageQuery | undefined;
  const open = get("open");
  const left =
    shown === undefined
      ? "Counting…"
      : `${shown.partnership.byPlace.rowCount} groups of children by line, ward and age.`;
  return (
    <>
      <PageHead
        question="Where is need unmet?"
        scope={`Walsall, financial year ${variables.period.code}, children counted where they live`}
      />
      <FilterBar filters={gapFilters(words)} left={left} />
      <QueryState error={query.error} onRetry={() => void query.refetch()}>
        {shown === undefined ? (
          query.error === undefined && <Loading />
        ) : (
          <div className={query.loading ? "tandem-busy" : undefined}>
            <Answer data={shown} onOpen={(row) => set({ open: row.key })} />
            <TakeAway document={GapsPageDocument} variables={variables} />
            <Sources
              notes={["Need is new need in the year; the backlog is left aside."]}
              warnings={shown.partnership.byLine.warnings}
            />
          </div>
        )}
      </QueryState>
      {open === null ? null : <GapPanel key={open} gapKey={open} onClose={() => set({ open: null })} />}
    </>
  );
}
