import { useAddress } from "../../app/address.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import { ALL, type Filter } from "../../parts/filters.ts";
import type { TableColumn } from "../../parts/sorting.ts";
import { countText } from "../../words/text.ts";
import { MeasurePanel } from "./MeasurePanel.tsx";
import {
  type MeasureRow,
  newestText,
  peopleText,
  polarityText,
  releaseText,
  STANDING_WORDS,
  standingOf,
} from "./measure-words.ts";

const COLUMNS: readonly TableColumn<MeasureRow>[] = [
  {
    label: "Measure",
    show: ({ code, name }) => <AddressLink changes={{ measure: code }}>{name}</AddressLink>,
    sortBy: ({ name }) => name,
  },
  { label: "Unit", show: ({ unit, polarity }) => `${unit}; ${polarityText(polarity)}`, sortBy: ({ unit }) => unit },
  {
    label: "Counts",
    show: ({ populationBasis }) => peopleText(populationBasis),
    sortBy: ({ populationBasis }) => populationBasis,
  },
  {
    label: "Source",
    show: (row) => `${row.source.publisher}: ${releaseText(row)}; ${row.source.licence ?? "licence not stated"}`,
    sortBy: ({ source }) => source.publisher,
  },
  {
    label: "Newest figure",
    show: ({ periodType, anywhere }) => newestText(periodType, anywhere),
    sortBy: ({ anywhere }) => anywhere.ageMonths ?? null,
  },
  {
    label: "Newest, this council",
    show: ({ periodType, here }) => newestText(periodType, here),
    sortBy: ({ here }) => here.ageMonths ?? null,
  },
  { label: "State", show: (row) => STANDING_WORDS[standingOf(row)], sortBy: standingOf },
];

function filtersOf(measures: readonly MeasureRow[]): readonly Filter[] {
  const publishers = [...new Set(measures.map(({ source }) => source.publisher))].sort();
  return [
    {
      parameter: "standing",
      label: "State",
      choices: [ALL, ...Object.entries(STANDING_WORDS).map(([value, label]) => ({ value, label }))],
    },
    {
      parameter: "publisher",
      label: "Published by",
      choices: [ALL, ...publishers.map((publisher) => ({ value: publisher, label: publisher }))],
    },
  ];
}

/** Measures that the filters and the words looked for leave. */
function foundMeasures(
  measures: readonly MeasureRow[],
  chosen: { readonly standing: string | null; readonly publisher: string | null; readonly find: string },
): readonly MeasureRow[] {
  return measures.filter(
    (row) =>
      (!chosen.standing || standingOf(row) === chosen.standing) &&
      (!chosen.publisher || row.source.publisher === chosen.publisher) &&
      isFound(
        `${row.name} ${row.code} ${row.definition} ${row.unit} ${row.source.publisher} ${releaseText(row)}`,
        chosen.find,
      ),
  );
}

/** The catalogue of measures, official and the partners' own: what each means, where it comes from, how fresh it is. */
export function MeasureCatalogue({ measures }: { measures: readonly MeasureRow[] }) {
  const { get } = useAddress();
  const find = useFind();
  const found = foundMeasures(measures, { standing: get("standing"), publisher: get("publisher"), find });
  return (
    <section className="tandem-card" aria-labelledby="measures">
      <h2 id="measures" className="nhsuk-heading-s">
        Which measures are there?
      </h2>
      <FilterBar filters={filtersOf(measures)} left={`${found.length} of ${countText(measures.length, "measure")}`} />
      <FindBox label="Find a measure by a word of its name or meaning" left={countText(found.length, "measure")} />
      {found.length === 0 ? (
        <p>No measure matches. Take a filter or a word away to see more.</p>
      ) : (
        <DataTable
          caption="Measures, each with what it counts, its source and its newest figure"
          columns={COLUMNS}
          rows={found}
          keyOf={({ code }) => code}
          parameter="catalogue"
        />
      )}
      <MeasurePanel measures={measures} />
    </section>
  );
}
