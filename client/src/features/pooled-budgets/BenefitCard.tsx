import { PoolBenefitDocument, type PoolBenefitQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatExactMoney, formatFigure, formatMoney, formatShare, stateWords } from "../../words/figure.ts";
import { countText, monthText } from "../../words/text.ts";
import type { PoolRow } from "./pool-rows.ts";

type Benefit = NonNullable<PoolBenefitQuery["partnership"]["poolBenefit"]>;
type Group = Benefit["wards"][number];

const BASIS_TEXT: Readonly<Record<string, string>> = {
  LEGAL_DUTY: "Benefit is the year's cost of services a party has the recorded legal duty to secure, whoever pays.",
  RESIDENCE: "Benefit is the cost of care delivered to children who live in a party's place.",
};

/** A difference of shares, as "+12 points". */
function pointsText({ value, state }: Benefit["parties"][number]["differencePoints"]): string {
  if (value === null || value === undefined) return stateWords(state);
  const points = Math.round(value);
  return `${points > 0 ? "+" : points < 0 ? "−" : ""}${countText(Math.abs(points), "point")}`;
}

const PARTY_COLUMNS: readonly TableColumn<Benefit["parties"][number]>[] = [
  { label: "Party", show: ({ organisation }) => organisation.name },
  { label: "Puts in", show: ({ contribution }) => formatExactMoney(contribution), isNumber: true },
  { label: "Share of the money", show: ({ contributionShare }) => formatShare(contributionShare), isNumber: true },
  { label: "Benefit", show: ({ benefit }) => formatExactMoney(benefit), isNumber: true },
  { label: "Share of the benefit", show: ({ benefitShare }) => formatShare(benefitShare), isNumber: true },
  { label: "Difference", show: ({ differencePoints }) => pointsText(differencePoints), isNumber: true },
];

const SCHEME_COLUMNS: readonly TableColumn<Benefit["schemes"][number]>[] = [
  { label: "Scheme", show: ({ scheme }) => scheme.name, sortBy: ({ scheme }) => scheme.name },
  {
    label: "Spend",
    show: ({ spend }) => formatMoney(spend),
    sortBy: ({ spend }) => spend.pence ?? null,
    isNumber: true,
  },
  {
    label: "Care delivered",
    show: ({ units }) => (units.state === "KNOWN" ? `${formatFigure(units)} ${units.unit}s` : formatFigure(units)),
    sortBy: ({ units }) => units.value ?? null,
    isNumber: true,
  },
  {
    label: "Cost of one",
    show: ({ costPerUnit }) => formatExactMoney(costPerUnit),
    sortBy: ({ costPerUnit }) => costPerUnit.pence ?? null,
    isNumber: true,
  },
];

/** Spend by group; per head where the group's persons are known. */
function groupColumns(name: string, isPerHead: boolean): readonly TableColumn<Group>[] {
  return [
    { label: name, show: (row) => row.name, sortBy: (row) => row.name },
    {
      label: "Spend",
      show: ({ spend }) => formatMoney(spend),
      sortBy: ({ spend }) => spend.pence ?? null,
      isNumber: true,
    },
    ...(isPerHead
      ? [
          {
            label: "A head",
            show: ({ spendPerHead }: Group) => formatExactMoney(spendPerHead),
            sortBy: ({ spendPerHead }: Group) => spendPerHead.pence ?? null,
            isNumber: true,
          },
        ]
      : []),
    {
      label: "A unit of care",
      show: ({ units }) =>
        units.map(({ unit, costPerUnit }) => `${formatExactMoney(costPerUnit)} a ${unit}`).join(", "),
    },
  ];
}

/** What a pool's money did, for whom and where, beside who put it in. */
export function BenefitCard({ pool, year }: { pool: PoolRow; year: string }) {
  const { code } = pool.arrangement;
  const answer = useAnswer(PoolBenefitDocument, { partnership: PARTNERSHIP, arrangement: code, financialYear: year });
  return (
    <Answered answer={answer}>
      {({ partnership: { poolBenefit } }) =>
        poolBenefit ? (
          <section className="tandem-card" aria-label="Who puts in and who benefits">
            <DataTable
              caption="Who puts in, and who benefits"
              parameter="benefit"
              columns={PARTY_COLUMNS}
              rows={poolBenefit.parties}
              keyOf={({ organisation }) => organisation.code}
            />
            <p className="tandem-scope">
              {BASIS_TEXT[poolBenefit.basis]} {formatExactMoney(poolBenefit.unattributed)} belongs to no party by that.
              The agreement lets shares differ by {countText(poolBenefit.tolerancePoints, "point")}.
            </p>
            <details className="tandem-edit">
              <summary>What the money did, scheme by scheme, ward by ward, by need and by age</summary>
              <p className="tandem-scope">
                Spend and care of the same months
                {poolBenefit.toMonth ? `, April to ${monthText(poolBenefit.toMonth)}` : ""}.{" "}
                {formatMoney(poolBenefit.unplaced)} is for work that no child's ward, need or age is recorded of.
              </p>
              <DataTable
                caption="Schemes"
                parameter="benefit-schemes"
                columns={SCHEME_COLUMNS}
                rows={poolBenefit.schemes}
                keyOf={({ scheme }) => scheme.code}
              />
              <DataTable
                caption="Wards"
                parameter="benefit-wards"
                columns={groupColumns("Ward", true)}
                rows={poolBenefit.wards}
                keyOf={(row) => row.code}
              />
              <DataTable
                caption="Needs"
                parameter="benefit-needs"
                columns={groupColumns("Need", false)}
                rows={poolBenefit.needs}
                keyOf={(row) => row.code}
              />
              <DataTable
                caption="Ages"
                parameter="benefit-ages"
                columns={groupColumns("Age", true)}
                rows={poolBenefit.ageBands}
                keyOf={(row) => row.code}
              />
            </details>
            <ul>
              {poolBenefit.checks.map(({ code: rule, ok, message, mend }) => (
                <li key={rule}>
                  {ok ? "✓" : "! This rule is not kept:"} {message} {ok ? "" : mend}
                </li>
              ))}
              {poolBenefit.warnings.map(({ code: warning, message }) => (
                <li key={warning}>{message}</li>
              ))}
            </ul>
          </section>
        ) : null
      }
    </Answered>
  );
}
