import { ClosePoolYearDocument, SaveContributionDocument, SaveSchemeQuartersDocument } from "@tandem/schema/operations";
import { EditForm } from "../../parts/EditForm.tsx";
import type { FormField } from "../../parts/form-fields.ts";
import { formatExactMoney } from "../../words/figure.ts";
import { poundsField, readPounds } from "../../words/money-input.ts";
import { FORM_WORDS } from "../../words/text.ts";
import type { PoolRow } from "./ledger-words.ts";

interface FormProps {
  readonly pool: PoolRow;
  readonly year: string;
  readonly sources: readonly { readonly code: string; readonly name: string }[];
  readonly parties: readonly { readonly code: string; readonly name: string }[];
  readonly schemes: readonly { readonly code: string; readonly name: string }[];
  readonly onSaved: () => void;
}

const choices = (rows: readonly { readonly code: string; readonly name: string }[]) =>
  rows.map(({ code, name }) => ({ value: code, label: name }));

/** Plans what a party puts in from one source. */
export function ContributionForm({ pool, year, sources, parties, onSaved }: FormProps) {
  return (
    <EditForm
      title="Plan a contribution"
      document={SaveContributionDocument}
      note="One that is there for the same party, source and form is changed."
      fields={[
        { name: "organisation", label: "Party", kind: "choice", choices: choices(parties) },
        { name: "fundingSource", label: "From", kind: "choice", choices: choices(sources) },
        {
          name: "form",
          label: "How",
          kind: "choice",
          choices: Object.entries(FORM_WORDS).map(([value, label]) => ({ value, label })),
        },
        { name: "planned", label: "Planned in the agreement", kind: "pounds" },
        { name: "varied", label: "Planned after agreed variations", kind: "pounds", isOptional: true },
        { name: "forecast", label: "Expected for the year, if something else", kind: "pounds", isOptional: true },
        { name: "recurrent", label: "Comes back every year", kind: "check", isChecked: true },
        {
          name: "fencedScheme",
          label: "A part is kept for one scheme",
          kind: "choice",
          choices: choices(pool.schemes),
          isOptional: true,
        },
        { name: "fenced", label: "How much of it", kind: "pounds", isOptional: true },
      ]}
      input={(written) => {
        const [organisation, fundingSource, form] = ["organisation", "fundingSource", "form"].map((name) =>
          written.text(name),
        );
        const held = pool.contributions.find(
          (row) =>
            row.organisation.code === organisation && row.fundingSource.code === fundingSource && row.form === form,
        );
        const fenced = written.maybe("fencedScheme");
        const kept =
          held?.ringFences.map(({ scheme, amount }) => ({ scheme: scheme.code, pence: amount.pence ?? 0 })) ?? [];
        return {
          arrangement: pool.arrangement.code,
          financialYear: year,
          organisation,
          fundingSource,
          form,
          recurrent: written.isChecked("recurrent"),
          plannedPence: readPounds(written.text("planned")) ?? 0,
          variedPence: readPounds(written.text("varied")),
          forecastPence: readPounds(written.text("forecast")),
          ringFences:
            fenced === null
              ? kept
              : [
                  ...kept.filter(({ scheme }) => scheme !== fenced),
                  { scheme: fenced, pence: readPounds(written.text("fenced")) ?? 0 },
                ],
          expectedVersion: held?.version ?? 0,
        };
      }}
      button="Save the contribution"
      onSaved={onSaved}
    />
  );
}

const QUARTERS = [1, 2, 3, 4] as const;

/** Plans a scheme's year, quarter by quarter. */
function QuartersForm({
  pool,
  year,
  code,
  name,
  onSaved,
}: Pick<FormProps, "pool" | "year" | "onSaved"> & { code: string; name: string }) {
  const scheme = pool.schemes.find((row) => row.code === code);
  const held = (quarter: number) => scheme?.quarters.find((row) => row.quarter === `${year}-Q${quarter}`);
  const fields = QUARTERS.flatMap((quarter): FormField[] => [
    {
      name: `budget-${quarter}`,
      label: `Budget, quarter ${quarter}`,
      kind: "pounds",
      value: poundsField(held(quarter)?.budget.pence),
    },
    {
      name: `committed-${quarter}`,
      label: `Committed, quarter ${quarter}`,
      kind: "pounds",
      value: poundsField(held(quarter)?.committed.pence),
      isOptional: true,
    },
    {
      name: `forecast-${quarter}`,
      label: `Your own forecast, quarter ${quarter}`,
      kind: "pounds",
      value: poundsField(held(quarter)?.forecast.pence),
      isOptional: true,
    },
  ]);
  return (
    <EditForm
      title={`Plan ${name}`}
      document={SaveSchemeQuartersDocument}
      fields={fields}
      input={(written) => ({
        quarters: QUARTERS.map((quarter) => ({
          scheme: code,
          quarter: `${year}-Q${quarter}`,
          budgetPence: readPounds(written.text(`budget-${quarter}`)) ?? 0,
          committedPence: readPounds(written.text(`committed-${quarter}`)),
          forecastPence: readPounds(written.text(`forecast-${quarter}`)),
          expectedVersion: held(quarter)?.version ?? 0,
        })),
      })}
      button="Save the four quarters"
      onSaved={onSaved}
    />
  );
}

/** Plans every scheme of the arrangement. */
export function SchemePlans({ schemes, ...rest }: FormProps) {
  return schemes.map(({ code, name }) => <QuartersForm key={code} code={code} name={name} {...rest} />);
}

/** Closes the year; what the rule places on nobody must be agreed to the penny. */
export function CloseForm({ pool, year, parties, onSaved }: FormProps) {
  const left = pool.unallocatedVariance.pence ?? 0;
  const fields: FormField[] =
    left === 0
      ? []
      : parties.map(({ code, name }) => ({
          name: `share-${code}`,
          label: `${name} bears`,
          kind: "pounds",
          value: "0.00",
        }));
  return (
    <EditForm
      title={`Close ${year}`}
      document={ClosePoolYearDocument}
      note={
        left === 0
          ? "The variance is settled by the agreement's rule, and what is left opens the next year. A closed year stays as it is."
          : `The rule leaves ${formatExactMoney(pool.unallocatedVariance)} that no party bears. Write who bears it by agreement; the sums must add up to it.`
      }
      fields={fields}
      input={(written) => ({
        arrangement: pool.arrangement.code,
        financialYear: year,
        expectedVersion: pool.version,
        agreedShares: parties
          .map(({ code }) => ({ organisation: code, pence: readPounds(written.text(`share-${code}`)) ?? 0 }))
          .filter(({ pence }) => pence !== 0),
      })}
      button="Close the year"
      onSaved={onSaved}
    />
  );
}
