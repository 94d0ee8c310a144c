import { OverlapsPageDocument, type OverlapsPageQuery } from "@tandem/schema/operations";
import { memo } from "react";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { type FindingLine, Findings } from "../../parts/Findings.tsx";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { tableAddress } from "../../parts/table-address.ts";
import { formatMoney, sayMoney } from "../../words/figure.ts";
import { listText } from "../../words/text.ts";
import { CommissionerMatrix } from "./CommissionerMatrix.tsx";
import {
  byDuplicateSpend,
  type Judged,
  judgedRows,
  leftText,
  otherJudgements,
  readJudged,
} from "./judgement-series.ts";
import { OverlapList } from "./OverlapList.tsx";
import { OverlapPanel } from "./OverlapPanel.tsx";
import { costlySets, openFirst, overlapRemedy, overlapSentence, setSentence, upTo } from "./overlap-series.ts";
import { overlapSheet } from "./overlap-sheet.ts";
import { type OverlapVariables, overlapFilters, useOverlapVariables } from "./overlaps-address.ts";
import { SetCards } from "./SetCards.tsx";
import { SpendPicture } from "./SpendPicture.tsx";

type Overlaps = OverlapsPageQuery["partnership"]["overlaps"];

const NOTES = [
  "An overlap is a question, not yet a fault: children may need both, or the partners may have meant it. A person judges it.",
  "Two commissions overlap where both reach the same children: same line, function and layer, need, ward, age and months.",
  "“Up to” is the most that could be given up with every child still served as now, after what waiting lists need.",
];

const EMPTY =
  "No overlap with these filters in this year. Overlaps appear when two commissions reach the same children on one line, function and layer; take a filter away to see more.";

function findingLines(overlaps: Overlaps): readonly FindingLine[] {
  const costly = costlySets(overlaps.sets);
  const ofSets = costly.map((set) => ({
    text: setSentence(set),
    remedy: `Up to ${sayMoney(set.duplicateSpend)} a year pays for that: agree which service gives up what.`,
    to: { open: overlaps.edges.find(({ node }) => node.set?.id === set.id)?.node.code ?? "" },
    evidence: "See why",
  }));
  const pairs = overlaps.edges.map(({ node }) => node).filter(({ set }) => !costly.some(({ id }) => id === set?.id));
  const ofPairs = openFirst(pairs).map((row) => ({
    text: overlapSentence(row),
    remedy: overlapRemedy(row),
    to: { open: row.code },
    evidence: "See why",
  }));
  return [...ofSets, ...ofPairs];
}

/** The overlaps that were judged as asked for, with their sets; totals are of all. */
function judgedOverlaps(overlaps: Overlaps, judged: Judged | null): Overlaps {
  if (judged === null) return overlaps;
  const kept = new Set(
    judgedRows(
      overlaps.edges.map(({ node }) => node),
      judged,
    ),
  );
  const edges = overlaps.edges.filter(({ node }) => kept.has(node));
  const sets = overlaps.sets.filter(({ id }) => edges.some(({ node }) => node.set?.id === id));
  return { ...overlaps, edges, sets };
}

interface AnswerProps {
  readonly all: Overlaps;
  readonly dataVersion: number;
  readonly variables: OverlapVariables;
  readonly judged: Judged | null;
  readonly isIllustrative: boolean;
  readonly onSaved: () => void;
}

/** The answer, drawn once: while the next one is on its way, a change of the address draws none of it again. */
const AnswerOf = memo(({ all, dataVersion, variables, judged, isIllustrative, onSaved }: AnswerProps) => {
  const overlaps = judgedOverlaps(all, judged);
  const every = all.edges.map(({ node }) => node);
  const rows = overlaps.edges.map(({ node }) => node);
  const others = otherJudgements(every, judged);
  const left = others.length === 0 ? "" : ` Of the others, ${listText(others.map(({ text }) => text))}.`;
  return (
    <>
      <Findings
        lines={findingLines(overlaps)}
        none={every.length === 0 ? EMPTY : `None of these overlaps was judged so.${left}`}
      />
      <KeyFigures
        figures={[
          {
            label: "Overlaps",
            value: String(all.totalCount),
            note: `${judgedRows(every, "OPEN").length} not judged yet`,
          },
          {
            label: "Spend where two reach the same children",
            value: formatMoney(overlaps.totals.sharedSpend),
            note: judged === null ? "each pound once" : "each pound once, whatever was judged",
          },
          {
            label: "Of that, for more than is needed",
            value: upTo(overlaps.totals.duplicateSpend),
            note: "where the waiting lists are known",
          },
        ]}
      />
      <PageOrder
        picture={
          <>
            <SpendPicture sets={overlaps.sets} dataVersion={dataVersion} isIllustrative={isIllustrative} />
            {rows.length === 0 ? null : (
              <CommissionerMatrix rows={rows} sets={overlaps.sets} isIllustrative={isIllustrative} />
            )}
          </>
        }
        list={<OverlapList rows={rows} sets={overlaps.sets} others={others} />}
      />
      <SetCards sets={overlaps.sets} />
      <TakeAway
        document={OverlapsPageDocument}
        variables={variables}
        sheet={() => overlapSheet(byDuplicateSpend(rows, overlaps.sets), overlaps.sets, variables.period.code)}
        table={tableAddress("overlaps", { period: variables.period.code, ...variables.filter })}
        tableLacks={judged === null ? [] : ["Judged"]}
      />
      <Sources notes={NOTES} warnings={overlaps.warnings} />
      <OverlapPanel rows={every} sets={all.sets} onSaved={onSaved} />
    </>
  );
});

/** Who else already pays for the same children. */
export function OverlapsPage() {
  const frame = useFrame();
  const { years } = useYear();
  const filters = overlapFilters(frame, years);
  const { get } = useAddress();
  const variables = useOverlapVariables();
  const answer = useAnswer(OverlapsPageDocument, variables);
  const overlaps = answer.data?.partnership.overlaps;
  const nodes = overlaps?.edges.map(({ node }) => node) ?? [];
  const judged = readJudged(get("judged"));
  const shown = judgedRows(nodes, judged).length;
  const provenance = weakest(nodes.map(({ sharedDemand }) => sharedDemand.provenance));
  return (
    <>
      <PageHead
        question="Who else already pays for the same children?"
        scope="children counted where they live"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar filters={filters} left={overlaps === undefined ? "Counting…" : leftText(overlaps.totalCount, shown)} />
      <Answered answer={answer}>
        {({ partnership }) => (
          <AnswerOf
            all={partnership.overlaps}
            dataVersion={partnership.dataVersion}
            variables={answer.variables ?? variables}
            judged={judged}
            isIllustrative={provenance === "ILLUSTRATIVE"}
            onSaved={answer.retry}
          />
        )}
      </Answered>
    </>
  );
}
