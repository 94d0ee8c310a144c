import { ArrangementPageDocument } from "@tandem/schema/operations";
import { Link, useParams } from "react-router";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Badge } from "../../parts/Badge.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatExactMoney } from "../../words/figure.ts";
import { dateText, listText } from "../../words/text.ts";
import { ArrangementForms } from "./ArrangementForms.tsx";
import { type ArrangementRow, KIND_WORDS, ruleText, VAT_WORDS } from "./arrangement-words.ts";

const orNot = (text: string | null | undefined) => text ?? "not recorded";
const dayOr = (day: string | null | undefined, other: string) => (day ? dateText(day) : other);

function Facts({ row }: { row: ArrangementRow }) {
  return (
    <section className="tandem-card" aria-labelledby="facts">
      <h2 id="facts" className="nhsuk-heading-s">
        The agreement
      </h2>
      <Badge provenance={row.provenance} />
      <SummaryList
        isText
        lines={[
          ["How the money is joined", KIND_WORDS[row.kind] ?? row.kind],
          ["Parties", listText(row.parties.map(({ organisation }) => organisation.name)) || "not recorded"],
          ["Hosted or led by", row.host.name],
          ["Pool manager", orNot(row.poolManager)],
          ["Runs", `from ${dateText(row.start)} ${row.end ? `to ${dateText(row.end)}` : "without an end"}`],
          ["Signed", dayOr(row.signedOn, "not recorded")],
          ["Next review", dayOr(row.reviewOn, "not recorded")],
          ["Notice", row.noticeMonths ? `${row.noticeMonths} months` : "not recorded"],
          ["VAT rules", row.vatRegime ? (VAT_WORDS[row.vatRegime] ?? row.vatRegime) : "not recorded"],
          ["Aims", orNot(row.aims)],
          ["For whom, which services", orNot(row.personsAndServices)],
          ["NHS functions", orNot(row.nhsFunctions)],
          ["Functions of the council", orNot(row.councilFunctions)],
          ["What the parties provide", orNot(row.resources)],
          ["How it may be varied", orNot(row.variationTerms)],
          ["How it ends", orNot(row.terminationTerms)],
          ["Management", orNot(row.management)],
        ]}
      />
    </section>
  );
}

function Checklist({ terms }: { terms: ArrangementRow["requiredTerms"] }) {
  if (terms.length === 0) return null;
  const open = terms.filter(({ isRecorded }) => !isRecorded).length;
  return (
    <section className="tandem-card" aria-label="Written terms">
      <DataTable
        caption={
          open === 0
            ? "Terms a pool's written agreement must have: all are recorded"
            : `Terms a pool's written agreement must have: ${open} of ${terms.length} not recorded`
        }
        parameter="terms"
        columns={[
          { label: "Term", show: ({ term }) => term },
          { label: "Asked for by", show: ({ provision }) => provision.replace(/^reg/, "SI 2000/617, reg") },
          { label: "Recorded", show: ({ isRecorded, missing }) => (isRecorded ? "✓ yes" : `✗ missing: ${missing}`) },
        ]}
        rows={terms}
        keyOf={({ code }) => code}
      />
      <p className="tandem-scope">
        That a term is recorded here does not make the agreement lawful; the agreement itself does.
      </p>
    </section>
  );
}

function RiskShares({ rules }: { rules: ArrangementRow["riskShares"] }) {
  if (rules.length === 0) return null;
  return (
    <section className="tandem-card" aria-labelledby="risk">
      <h2 id="risk" className="nhsuk-heading-s">
        Who bears an overspend, who gets an underspend
      </h2>
      {rules.map((rule) => (
        <div key={`${rule.direction}|${rule.fromYear}`}>
          <h3 className="nhsuk-heading-xs">
            {rule.direction === "OVERSPEND" ? "Overspend" : "Underspend"}, from {rule.fromYear} on
          </h3>
          <ul>
            {ruleText(rule).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Schemes({ schemes }: { schemes: ArrangementRow["schemes"] }) {
  if (schemes.length === 0) return null;
  return (
    <section className="tandem-card" aria-label="Schemes">
      <DataTable
        caption="What the money is spent on"
        parameter="schemes"
        columns={[
          { label: "Scheme", show: ({ name, code }) => `${name} (${code})`, sortBy: ({ name }) => name },
          { label: "Service", show: ({ serviceName }) => serviceName ?? "none of the register" },
          { label: "Run by", show: ({ lead }) => lead?.name ?? "not recorded" },
          {
            label: "Variance borne by",
            show: ({ ownRisk }) => (ownRisk ? `${ownRisk.name} alone` : "the parties, by the rule"),
          },
        ]}
        rows={schemes}
        keyOf={({ code }) => code}
      />
    </section>
  );
}

function Contracts({ contracts }: { contracts: ArrangementRow["contracts"] }) {
  return (
    <section className="tandem-card" aria-label="Contracts">
      {contracts.length === 0 ? (
        <p>No contract is recorded under this arrangement.</p>
      ) : (
        <DataTable
          caption="Contracts bought under it"
          parameter="contracts"
          columns={[
            {
              label: "Service",
              show: ({ serviceName, code }) => `${serviceName} (${code})`,
              sortBy: ({ serviceName }) => serviceName,
            },
            { label: "Provider", show: ({ provider }) => provider.name, sortBy: ({ provider }) => provider.name },
            { label: "Bought by", show: ({ commissioner }) => commissioner.name },
            { label: "Ends", show: ({ end }) => dayOr(end, "open-ended"), sortBy: ({ end }) => end ?? null },
            {
              label: "Notice by",
              show: ({ noticeBy }) => dayOr(noticeBy, "not recorded"),
              sortBy: ({ noticeBy }) => noticeBy ?? null,
            },
            {
              label: "A year",
              show: ({ annualValue }) => formatExactMoney(annualValue),
              sortBy: ({ annualValue }) => annualValue.pence ?? null,
              isNumber: true,
            },
          ]}
          rows={contracts}
          keyOf={({ code }) => code}
        />
      )}
    </section>
  );
}

function History({ row }: { row: ArrangementRow }) {
  return (
    <section className="tandem-card" aria-labelledby="history">
      <h2 id="history" className="nhsuk-heading-s">
        Years and variations
      </h2>
      {row.years.length === 0 ? null : (
        <ul>
          {row.years.map(({ financialYear, isClosed }) => (
            <li key={financialYear}>
              {financialYear}, {isClosed ? "closed" : "open"}:{" "}
              <Link to={`/pooled-budgets?year=${financialYear}`}>position</Link>,{" "}
              <Link to={`/pooled-budgets/${row.code}/ledger?year=${financialYear}`}>ledger and plan</Link>,{" "}
              <Link to={`/pooled-budgets/${row.code}/returns?year=${financialYear}`}>returns</Link>
            </li>
          ))}
        </ul>
      )}
      {row.variations.length === 0 ? (
        <p>No variation is recorded.</p>
      ) : (
        <ol>
          {row.variations.map(({ number, agreedOn, effectiveOn, change }) => (
            <li key={number}>
              Agreed {dateText(agreedOn)}, from {dateText(effectiveOn)}: {change}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What the partners agreed: terms, risk share, schemes, contracts, history, and changes of them. */
export function ArrangementPage() {
  const { code = "" } = useParams();
  const answer = useAnswer(ArrangementPageDocument, { partnership: PARTNERSHIP, code });
  return (
    <Answered answer={answer}>
      {({ partnership: { arrangement } }) =>
        arrangement ? (
          <>
            <h1 className="nhsuk-heading-l">What did we agree? {arrangement.name}</h1>
            <p>
              <Link to="/arrangements">All arrangements</Link>
            </p>
            <Facts row={arrangement} />
            <Checklist terms={arrangement.requiredTerms} />
            <RiskShares rules={arrangement.riskShares} />
            <Schemes schemes={arrangement.schemes} />
            <Contracts contracts={arrangement.contracts} />
            <History row={arrangement} />
            <ArrangementForms arrangement={arrangement} onSaved={answer.retry} />
          </>
        ) : (
          <>
            <h1 className="nhsuk-heading-l">There is no such arrangement</h1>
            <p>
              <Link to="/arrangements">See all arrangements</Link>
            </p>
          </>
        )
      }
    </Answered>
  );
}
