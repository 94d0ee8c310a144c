import { PoolsPageDocument, type PoolsPageQuery } from "@tandem/schema/operations";
import { useLocation } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { yearFilter } from "../../parts/filters.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { yearsAround } from "../../words/period.ts";
import { countText } from "../../words/text.ts";
import { HighNeedsCard } from "./HighNeedsCard.tsx";
import { MoneyFlowCard } from "./MoneyFlowCard.tsx";
import { PoolSection } from "./PoolSection.tsx";
import { poolFindings } from "./pool-series.ts";
import { poolSheet } from "./pool-sheet.ts";
import { SchemePanel } from "./SchemePanel.tsx";

type Budgets = PoolsPageQuery["partnership"]["pooledBudgets"];

const NOTES = [
  "A section 75 pool is money that council and NHS put together under section 75 of the National Health Service Act 2006. Other ways of joining money are not shown here.",
  "Over or under: forecast less budget until the year is closed, then spend less budget. Over is an overspend.",
  "Who bears it follows the agreement's rules, to the penny; an odd penny goes to the party first by code.",
];

const EMPTY =
  "No pool is recorded for this year. That does not mean that there is none: a pool appears here once its year is loaded.";

function AnswerOf({ budgets, year, variables }: { budgets: Budgets; year: string; variables: object }) {
  const { search } = useLocation();
  const lines = budgets.pools.flatMap((pool) =>
    poolFindings(pool).map(({ proof, ...finding }) => ({
      ...finding,
      to: `${search}#${proof}-${pool.arrangement.code}`,
      evidence: proof === "bears" ? "See who bears it" : "See the checks",
    })),
  );
  return (
    <>
      <Findings lines={lines} none={EMPTY} />
      {budgets.pools.map((pool) => (
        <PoolSection key={pool.arrangement.code} pool={pool} year={year} />
      ))}
      {budgets.pools.length === 0 ? null : <MoneyFlowCard year={year} />}
      <HighNeedsCard />
      <TakeAway document={PoolsPageDocument} variables={variables} sheet={() => poolSheet(budgets.pools)} />
      <Sources notes={NOTES} warnings={budgets.warnings} />
      <SchemePanel pools={budgets.pools} />
    </>
  );
}

/** Are we on budget, and who bears it if not. */
export function PooledBudgetsPage() {
  const { year, years } = useYear(yearsAround);
  const variables = { partnership: PARTNERSHIP, financialYear: year };
  const filters = [yearFilter(years)];
  const answer = useAnswer(PoolsPageDocument, variables);
  const budgets = answer.data?.partnership.pooledBudgets;
  return (
    <>
      <PageHead
        question="Are we on budget, and who bears it if not?"
        scope="section 75 pools only"
        filters={filters}
        ofYear={year}
        provenance={weakest(budgets?.pools.map(({ provenance }) => provenance) ?? [])}
      />
      <FilterBar
        filters={filters}
        left={budgets === undefined ? "Counting…" : countText(budgets.pools.length, "pool")}
      />
      <Answered answer={answer}>
        {({ partnership }) => <AnswerOf budgets={partnership.pooledBudgets} year={year} variables={variables} />}
      </Answered>
    </>
  );
}
