import type { GraphQLSchema } from "graphql";
import { useMemo } from "react";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { FindBox, isFound, useFind } from "../../parts/FindBox.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatNumber } from "../../words/figure.ts";
import { type SchemaEntry, schemaEntries } from "./schema-entries.ts";
import { TypePanel } from "./TypePanel.tsx";

const COLUMNS: readonly TableColumn<SchemaEntry>[] = [
  {
    label: "Name",
    show: ({ key, type }) => (
      <AddressLink changes={{ type }} className="tandem-schema__name">
        {key}
      </AddressLink>
    ),
    sortBy: ({ key }) => key,
  },
  { label: "What it is", show: ({ kind }) => kind, sortBy: ({ kind }) => kind },
  {
    label: "Gives",
    show: ({ gives }) => (gives === "" ? "–" : <code>{gives}</code>),
    sortBy: ({ gives }) => gives || null,
  },
  { label: "Meaning, unit and source", show: ({ meaning }) => meaning },
];

/** Words of an entry that are looked for: its name, also cut into words, and its meaning. */
const wordsOf = ({ key, meaning, gives }: SchemaEntry) =>
  `${key} ${key.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")} ${gives} ${meaning}`;

/** Every type and field of the API with its meaning, to be searched and read without knowing GraphQL. */
export function SchemaReference({ schema }: { schema: GraphQLSchema }) {
  const entries = useMemo(() => schemaEntries(schema), [schema]);
  const find = useFind();
  const found = useMemo(() => entries.filter((entry) => isFound(wordsOf(entry), find)), [entries, find]);
  const left = `${formatNumber(found.length)} of ${formatNumber(entries.length)} names`;
  return (
    <section className="tandem-card" aria-labelledby="reference">
      <h2 id="reference" className="nhsuk-heading-s">
        What every name means
      </h2>
      <p className="tandem-hint">
        The API’s own description: each type, field, argument and value with its unit and source. A name opens its type.
      </p>
      <FindBox label="Find a name or a word of its meaning" left={left} />
      {found.length === 0 ? (
        <p>Nothing matches “{find}”. Try a word of the field, as waiting, or of the unit, as pence.</p>
      ) : (
        <DataTable
          caption="Types and fields, where one starts first"
          columns={COLUMNS}
          rows={found}
          keyOf={({ key }) => key}
          parameter="sort"
        />
      )}
      <TypePanel schema={schema} />
    </section>
  );
}
