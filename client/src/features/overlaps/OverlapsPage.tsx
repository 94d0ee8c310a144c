import { OverlapsPageDocument, type OverlapsPageQuery } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars } from "../../charts/lazy-charts.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { type FindingLine, Findings } from "../../parts/Findings.tsx";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { formatMoney, formatPence } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import { useServices } from "../services/ServiceCards.tsx";
import { spendIn } from "../services/service-series.ts";
import { CommissionerMatrix } from "./CommissionerMatrix.tsx";
import { OverlapList } from "./OverlapList.tsx";
import { OverlapPanel } from "./OverlapPanel.tsx";
import type { OverlapSetRow } from "./overlap-rows.ts";
import {
  costlySets,
  overlapRemedy,
  overlapSentence,
  SPEND_PARTS,
  serviceSpends,
  setSentence,
  spendBars,
  spendTwin,
} from "./overlap-series.ts";
import { overlapSheet } from "./overlap-sheet.ts";
import { overlapFilters, useOverlapVariables } from "./overlaps-address.ts";
import { SetCards } from "./SetCards.tsx";

type Overlaps = OverlapsPageQuery["partnership"]["overlaps"];

const NOTES = [
  "An overlap is a question, not yet a fault: children may need both, or the partners may have meant it. A person judges it.",
  "Two commissions overlap where both reach the same children: same line, function and layer, need, ward, age and months.",
  "“Up to” is the most that could be given up with every child still served as now, after what waiting lists need.",
];

const EMPTY =
  "No overlap with these filters in this year. Overlaps appear when two commissions reach the same children on one line, function and layer; take a filter away to see more.";

function findingLines(overlaps: Overlaps, to: (code: string) => string): readonly FindingLine[] {
  const costly = costlySets(overlaps.sets);
  const ofSets = costly.map((set) => ({
    text: setSentence(set),
    remedy: `Up to ${formatMoney(set.duplicateSpend)} a year pays for that: agree which service gives up what.`,
    to: to(overlaps.edges.find(({ node }) => node.set?.id === set.id)?.node.code ?? ""),
    evidence: "See why",
  }));
  const ofPairs = overlaps.edges
    .filter(({ node }) => !costly.some(({ id }) => id === node.set?.id))
    .map(({ node }) => ({
      text: overlapSentence(node),
      remedy: overlapRemedy(node),
      to: to(node.code),
      evidence: "See why",
    }));
  return [...ofSets, ...ofPairs];
}

function Picture({ sets, isIllustrative }: { sets: readonly OverlapSetRow[]; isIllustrative: boolean }) {
  const { year } = useYear();
  const answer = useServices([...new Set(sets.flatMap(({ services }) => services.map(({ code }) => code)))]);
  const [first] = costlySets(sets);
  const title = "What overlapping services cost, and how much is more than is needed";
  if (sets.length === 0) return null;
  return (
    <Answered answer={answer}>
      {({ partnership }) => {
        const paid = new Map(partnership.services.edges.map(({ node }) => [node.code, spendIn(node, year)]));
        const services = serviceSpends(sets, (code) => paid.get(code) ?? { pence: null, state: "NOT_LOADED" });
        return (
          <ChartFrame
            title={title}
            finding={first === undefined ? "All of what overlaps is needed." : setSentence(first)}
            source={`Forecast spend in ${year} of each service that overlaps with another. Source: service register as loaded by the partners.`}
            parameter="bars"
            twin={spendTwin(services)}
            isIllustrative={isIllustrative}
          >
            <StackedBars
              title={title}
              rows={spendBars(services)}
              parts={SPEND_PARTS}
              most={Math.max(...services.map(({ spend }) => spend.pence ?? 0))}
              format={formatPence}
            />
          </ChartFrame>
        );
      }}
    </Answered>
  );
}

function AnswerOf({ overlaps, isIllustrative }: { overlaps: Overlaps; isIllustrative: boolean }) {
  const { to } = useAddress();
  const variables = useOverlapVariables();
  const rows = overlaps.edges.map(({ node }) => node);
  const unjudged = rows.filter(({ judgement }) => !judgement).length;
  return (
    <>
      <Findings lines={findingLines(overlaps, (open) => to({ open }))} none={EMPTY} />
      <KeyFigures
        figures={[
          { label: "Overlaps", value: String(overlaps.totalCount), note: `${unjudged} not judged yet` },
          {
            label: "Spend where two reach the same children",
            value: formatMoney(overlaps.totals.sharedSpend),
            note: "each pound once",
          },
          {
            label: "Of that, for more than is needed",
            value: `up to ${formatMoney(overlaps.totals.duplicateSpend)}`,
            note: "where the waiting lists are known",
          },
        ]}
      />
      <PageOrder
        picture={
          <>
            <Picture sets={overlaps.sets} isIllustrative={isIllustrative} />
            {rows.length === 0 ? null : (
              <CommissionerMatrix rows={rows} sets={overlaps.sets} isIllustrative={isIllustrative} />
            )}
          </>
        }
        list={<OverlapList rows={rows} />}
      />
      <SetCards sets={overlaps.sets} />
      <TakeAway document={OverlapsPageDocument} variables={variables} sheet={overlapSheet(rows)} />
      <Sources notes={NOTES} warnings={overlaps.warnings} />
      <OverlapPanel rows={rows} sets={overlaps.sets} />
    </>
  );
}

/** Who else already pays for the same children. */
export function OverlapsPage() {
  const frame = useFrame();
  const { years } = useYear();
  const filters = overlapFilters(frame, years);
  const answer = useAnswer(OverlapsPageDocument, useOverlapVariables());
  const overlaps = answer.data?.partnership.overlaps;
  const provenance = weakest(overlaps?.edges.map(({ node }) => node.sharedDemand.provenance) ?? []);
  return (
    <>
      <PageHead
        question="Who else already pays for the same children?"
        scope="children counted where they live"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar
        filters={filters}
        left={overlaps === undefined ? "Counting…" : countText(overlaps.totalCount, "overlap")}
      />
      <Answered answer={answer}>
        {({ partnership }) => (
          <AnswerOf overlaps={partnership.overlaps} isIllustrative={provenance === "ILLUSTRATIVE"} />
        )}
      </Answered>
    </>
  );
}
