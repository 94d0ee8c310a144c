import { GapsPageDocument, type GapsPageQuery } from "@tandem/schema/operations";
import { memo, useMemo } from "react";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars } from "../../charts/lazy-charts.ts";
import { GAP_PARTS } from "../../charts/palette.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { Later } from "../../parts/Later.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { tableAddress } from "../../parts/table-address.ts";
import { formatPercent } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import { Bottlenecks } from "./Bottlenecks.tsx";
import { GapList } from "./GapList.tsx";
import { GapPanel } from "./GapPanel.tsx";
import { gapFindings, worstPlaces } from "./gap-findings.ts";
import type { GapPlaceRow } from "./gap-rows.ts";
import { byUnmetShare, gapBars, gapTwin, lineSentence } from "./gap-series.ts";
import { gapSheet } from "./gap-sheet.ts";
import { type GapVariables, gapFilters, useGapVariables } from "./gaps-address.ts";
import { HeatTable } from "./HeatTable.tsx";
import { SpendingCard } from "./SpendingCard.tsx";
import { WardMapCard } from "./WardMapCard.tsx";

type Partnership = GapsPageQuery["partnership"];

/** A line that came after the page's words were read. */
const unnamed = ({ code }: { readonly code: string }) => ({ code, name: code, unitOfCare: "unit" });

const NOTES = [
  "A group of children has one service line, one ward and one band of ages.",
  "Need is new need in the year, counted where children live; children who were already waiting are left aside.",
  "Covered: how much of the need the services that reach these children could meet if they shared their work fairly. A yardstick, not a share of children.",
  "Figures in brackets are the range that chance alone allows, 19 times in 20. Delivery has no such range.",
  "Contacts, assessments, places and plans are different units and are never added up.",
];

function Picture({ rows, isIllustrative }: { rows: Partnership["byLine"]["rows"]; isIllustrative: boolean }) {
  const [widest] = byUnmetShare(rows);
  const title = "What kind of gap, line by line";
  return (
    <ChartFrame
      title={title}
      finding={widest === undefined ? "No need is recorded." : lineSentence(widest)}
      source="Each bar is all of a line's need, 100 %. Source: service register, need, capacity and activity as loaded by the partners."
      parameter="bars"
      twin={gapTwin(rows)}
      isIllustrative={isIllustrative}
    >
      <StackedBars title={title} rows={gapBars(rows)} parts={GAP_PARTS} most={1} format={formatPercent} />
    </ChartFrame>
  );
}

/** Names of places by code: wards, and the council's area where need is counted for all of it. */
function usePlaceNames(): ReadonlyMap<string, string> {
  const { wards, comparedPlaces } = useFrame();
  return new Map([...comparedPlaces.map(({ area }) => area), ...wards].map(({ code, name }) => [code, name]));
}

/** The list's places with the names of their lines, which the answer does not repeat. */
function usePlaces(rows: Partnership["byPlace"]["rows"]): readonly GapPlaceRow[] {
  const { serviceLines } = useFrame();
  return useMemo(() => {
    const lines = new Map(serviceLines.map((line) => [line.code, line]));
    return rows.map((row) => ({ ...row, serviceLine: lines.get(row.serviceLine.code) ?? unnamed(row.serviceLine) }));
  }, [rows, serviceLines]);
}

interface AnswerProps {
  readonly partnership: Partnership;
  readonly variables: GapVariables;
  readonly provenance: string | null;
}

/** The answer, drawn once: while the next one is on its way, a change of the address draws none of it again. */
const AnswerOf = memo(({ partnership, variables, provenance }: AnswerProps) => {
  const { byLine, byPlace, byWard, byAge } = partnership;
  const wards = usePlaceNames();
  const isIllustrative = provenance === "ILLUSTRATIVE";
  const places = usePlaces(byPlace.rows);
  const findings = gapFindings(places, byLine.bottlenecks, wards, variables.filter.remedies?.[0] ?? null);
  return (
    <>
      <Findings
        lines={findings.map(({ text, remedy, key }) => ({ text, remedy, to: { open: key }, evidence: "See why" }))}
        none="No need is unmet here. Gaps appear where new need is greater than what was met; take a filter away to see more."
      />
      <PageOrder
        picture={
          <>
            <Picture rows={byLine.rows} isIllustrative={isIllustrative} />
            <Later>
              <HeatTable byWard={byWard.rows} byAge={byAge.rows} isIllustrative={isIllustrative} />
              <WardMapCard rows={byWard.rows} isIllustrative={isIllustrative} />
            </Later>
          </>
        }
        list={
          <Later>
            <GapList places={places} />
          </Later>
        }
      />
      <Later>
        <Bottlenecks groups={byLine.bottlenecks} wards={wards} />
        <SpendingCard />
      </Later>
      <TakeAway
        document={GapsPageDocument}
        variables={variables}
        sheet={() => gapSheet(worstPlaces(places), variables)}
        table={tableAddress("gaps", {
          by: ["SERVICE_LINE", "AREA", "AGE_BAND"],
          period: variables.period.code,
          basis: variables.basis,
          ...variables.filter,
        })}
      />
      <Sources notes={NOTES} warnings={byLine.warnings} />
      <GapPanel groups={byLine.bottlenecks} wards={wards} />
    </>
  );
});

function leftText(data: GapsPageQuery | undefined): string {
  if (data === undefined) return "Counting…";
  const { rowCount, pageInfo, rows } = data.partnership.byPlace;
  const all = `${countText(rowCount, "group")} of children`;
  return pageInfo.hasNextPage ? `${all}; the first ${rows.length} are shown, choose a line to see all of it` : all;
}

/** Where is need unmet, for whom, and what would remedy it. */
export function GapsPage() {
  const frame = useFrame();
  const { years } = useYear();
  const filters = gapFilters(frame, years);
  const variables = useGapVariables();
  const answer = useAnswer(GapsPageDocument, variables);
  const rows = answer.data?.partnership.byLine.rows ?? [];
  const provenance = weakest(rows.map(({ demand }) => demand.provenance));
  return (
    <>
      <PageHead
        question="Where is need unmet?"
        scope="children counted where they live"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar filters={filters} left={leftText(answer.data)} />
      <Answered answer={answer}>
        {({ partnership }) => (
          <AnswerOf partnership={partnership} variables={answer.variables ?? variables} provenance={provenance} />
        )}
      </Answered>
    </>
  );
}
