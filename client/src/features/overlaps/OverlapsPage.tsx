import { useQuery } from "@apollo/client/react";
import {
  FrameDocument,
  type OverlapKind,
  OverlapsPageDocument,
  type OverlapsPageQuery,
} from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { PARTNERSHIP, YEARS } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { LazyBars } from "../../charts/LazyBars.tsx";
import { DataTable, type TableColumn } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Loading, QueryState } from "../../parts/QueryState.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatFigure, formatMoney } from "../../words/figure.ts";
import { JUDGEMENT_WORDS, OVERLAP_WORDS, unitText } from "../../words/text.ts";
import { CommissionerMatrix } from "./CommissionerMatrix.tsx";
import { OverlapPanel } from "./OverlapPanel.tsx";
import { overlapSentence, setSentence, sharedText, spendByLine } from "./overlap-series.ts";

type Overlaps = OverlapsPageQuery["partnership"]["overlaps"];
type OverlapNode = Overlaps["edges"][number]["node"];

const KINDS: readonly OverlapKind[] = ["DUPLICATE", "SHARED_DELIVERY", "HANDOVER", "JOINT"];

function useVariables() {
  const { get } = useAddress();
  const year = YEARS.find((entry) => entry === get("year")) ?? YEARS[0] ?? "";
  const kind = KINDS.find((entry) => entry === get("kind"));
  const line = get("line");
  return {
    partnership: PARTNERSHIP,
    period: { type: "FINANCIAL_YEAR" as const, code: year },
    filter: { serviceLines: line ? [line] : null, kinds: kind === undefined ? null : [kind] },
  };
}

function columns(onOpen: (id: string) => void): readonly TableColumn<OverlapNode>[] {
  return [
    {
      label: "Overlap",
      show: ({ id, commissions }) => (
        <button type="button" onClick={() => onOpen(id)}>
          {commissions.map(({ service }) => service.name).join(" and ")}
        </button>
      ),
      sortBy: ({ id }) => id,
    },
    { label: "Line", show: ({ serviceLine }) => serviceLine.name, sortBy: ({ serviceLine }) => serviceLine.name },
    { label: "Shared", show: sharedText },
    { label: "Looks like", show: ({ kind }) => OVERLAP_WORDS[kind] ?? kind, sortBy: ({ kind }) => kind },
    {
      label: "Spend there",
      show: ({ sharedSpend }) => formatMoney(sharedSpend),
      sortBy: ({ sharedSpend }) => sharedSpend.pence ?? -1,
      isNumber: true,
    },
    { label: "Judged", show: ({ judgement }) => (judgement ? JUDGEMENT_WORDS[judgement.kind] : "not yet") },
  ];
}

function findingLines(overlaps: Overlaps) {
  const surplus = overlaps.sets
    .filter(({ duplicateSpend }) => (duplicateSpend.pence ?? 0) > 0)
    .sort((a, b) => (b.duplicateSpend.pence ?? 0) - (a.duplicateSpend.pence ?? 0));
  const open = (id: string | undefined) => `?open=${encodeURIComponent(id ?? "")}`;
  const ofSet = surplus.map((set) => ({
    text: setSentence(set),
    to: open(overlaps.edges.find(({ node }) => node.set?.id === set.id)?.node.id),
    evidence: "See which services",
  }));
  const others = overlaps.edges
    .filter(({ node }) => !surplus.some(({ id }) => id === node.set?.id))
    .map(({ node }) => ({ text: overlapSentence(node), to: open(node.id), evidence: "See why" }));
  return [...ofSet, ...others];
}

function Answer({ overlaps, onOpen }: { overlaps: Overlaps; onOpen: (id: string) => void }) {
  const nodes = overlaps.edges.map(({ node }) => node);
  const byLine = spendByLine(nodes);
  const lines = findingLines(overlaps);
  return (
    <div className="tandem-page">
      <Findings
        lines={lines}
        none="No overlaps in this period with these filters. Overlaps appear when two commissions reach the same children on one line, function and layer."
      />
      <dl className="tandem-figures">
        <div>
          <dt>Spend where two reach the same children</dt>
          <dd>{formatMoney(overlaps.totals.sharedSpend)}</dd>
          <dd className="tandem-figures__note">each pound once</dd>
        </div>
        <div>
          <dt>Of that, for more than is needed</dt>
          <dd>up to {formatMoney(overlaps.totals.duplicateSpend)}</dd>
        </div>
      </dl>
      <ChartFrame
        title="Where overlapping money is largest"
        finding={
          byLine[0] === undefined
            ? "There are no overlaps."
            : `${byLine[0].name} has the overlap with the most spend: ${formatMoney({ pence: byLine[0].pence, state: "KNOWN" })}.`
        }
        source="Spend of the largest overlap on each line, for the children both reach. Illustrative register."
        parameter="bars"
        columns={["Service line", "Largest overlap", "Overlaps"]}
        rows={byLine.map(({ name, pence, count }) => [name, formatMoney({ pence, state: "KNOWN" }), String(count)])}
      >
        <LazyBars
          rows={byLine.map(({ name, pence }) => ({ name, pence }))}
          parts={[{ key: "pence", label: "Spend of the largest overlap", colour: "#12436d" }]}
          isStacked={false}
          format={(pence) => formatMoney({ pence, state: "KNOWN" })}
        />
      </ChartFrame>
      <section className="tandem-card" aria-label="The list to act on">
        <DataTable
          caption={`The list to act on: ${nodes.length} overlaps, most spend first`}
          columns={columns(onOpen)}
          rows={nodes}
          keyOf={({ id }) => id}
        />
      </section>
      <CommissionerMatrix rows={nodes} />
      <SetList overlaps={overlaps} />
    </div>
  );
}

function SetList({ overlaps }: { overlaps: Overlaps }) {
  const rows = overlaps.sets.map((set) => ({ ...set, key: set.id }));
  return (
    <section className="tandem-card" aria-label="Linked services">
      <DataTable
        caption="Services linked by overlaps, and what they could spare together"
        columns={[
          { label: "Services", show: ({ services }) => services.map(({ name }) => name).join(", ") },
          { label: "Line", show: ({ serviceLine }) => serviceLine.name, sortBy: ({ serviceLine }) => serviceLine.name },
          {
            label: "More than is needed",
            show: ({ overlapSurplus, serviceLine }) =>
              `${formatFigure(overlapSurplus)} ${unitText(serviceLine.unitOfCare)}`,
            sortBy: ({ overlapSurplus }) => overlapSurplus.value ?? -1,
            isNumber: true,
          },
          {
            label: "Up to",
            show: ({ duplicateSpend }) => formatMoney(duplicateSpend),
            sortBy: ({ duplicateSpend }) => duplicateSpend.pence ?? -1,
            isNumber: true,
          },
        ]}
        rows={rows}
        keyOf={({ key }) => key}
      />
    </section>
  );
}

/** Who else already pays for the same children. */
export function OverlapsPage() {
  const { get, set } = useAddress();
  const variables = useVariables();
  const words = useQuery(FrameDocument, { variables: { partnership: PARTNERSHIP } }).data?.partnership;
  const query = useQuery(OverlapsPageDocument, { variables });
  const shown = (query.data ?? query.previousData) as OverlapsPageQuery | undefined;
  const overlaps = shown?.partnership.overlaps;
  const node = overlaps?.edges.find((edge) => edge.node.id === get("open"))?.node;
  const filters = [
    { parameter: "year", label: "Year", choices: YEARS.map((year) => ({ value: year, label: year })) },
    {
      parameter: "line",
      label: "Service line",
      choices: [
        { value: "", label: "All" },
        ...(words?.serviceLines ?? []).map(({ code, name }) => ({ value: code, label: name })),
      ],
    },
    {
      parameter: "kind",
      label: "Looks like",
      choices: [
        { value: "", label: "All" },
        ...KINDS.map((value) => ({ value, label: OVERLAP_WORDS[value] ?? value })),
      ],
    },
  ];
  return (
    <>
      <PageHead
        question="Who else already pays for the same children?"
        scope={`Walsall, financial year ${variables.period.code}, children counted where they live`}
      />
      <FilterBar filters={filters} left={overlaps === undefined ? "Counting…" : `${overlaps.totalCount} overlaps.`} />
      <QueryState error={query.error} onRetry={() => void query.refetch()}>
        {overlaps === undefined ? (
          query.error === undefined && <Loading />
        ) : (
          <div className={query.loading ? "tandem-busy" : undefined}>
            <Answer overlaps={overlaps} onOpen={(id) => set({ open: id })} />
            <TakeAway document={OverlapsPageDocument} variables={variables} />
            <Sources notes={["An overlap is a question, not yet a fault."]} warnings={overlaps.warnings} />
          </div>
        )}
      </QueryState>
      {node === undefined || overlaps === undefined ? null : (
        <OverlapPanel
          key={node.id}
          overlap={node}
          set={overlaps.sets.find(({ id }) => id === node.set?.id)}
          onClose={() => set({ open: null })}
        />
      )}
    </>
  );
}
