import { ALL, type Filter, type FilterChoice } from "../../parts/filters.ts";
import { monthsAfter } from "../../words/period.ts";
import { agesText } from "../../words/text.ts";
import { buyersOf, type RegisterRow } from "./register-rows.ts";

/** What the facets need beside the rows. */
export interface FacetWords {
  readonly today: string;
  readonly ageBands: readonly { readonly code: string; readonly from: number; readonly to: number }[];
  /** Every need and ward there is, whether or not a service reaches it. */
  readonly needs: readonly Coded[];
  readonly wards: readonly Coded[];
}

interface Coded {
  readonly code: string;
  readonly name: string;
}

const byName = (things: readonly Coded[]) => [...things].sort((a, b) => (a.name < b.name ? -1 : 1));

/** One way to choose among services: its parameter in the address, its name, and what a service has of it. */
interface Facet {
  readonly parameter: string;
  readonly label: string;
  readonly valuesOf: (row: RegisterRow, words: FacetWords) => readonly Coded[];
  /** Choices in an order of their own, each there even where no service has it; else by name, those that some service has. */
  readonly choices?: (words: FacetWords) => readonly Coded[];
}

const ALONE: Coded = { code: "ALONE", name: "Bought alone" };

const bandsOf = ({ ageBands }: FacetWords): readonly (Coded & { from: number; to: number })[] =>
  ageBands.map((band) => ({ ...band, name: agesText(band) }));

/** How contracts stand, in the order of urgency. */
const CONTRACT_STATES = {
  NOTICE_6: "Notice due within 6 months",
  ENDS_6: "Ends within 6 months",
  ENDS_12: "Ends within 12 months",
  OPEN: "No end date",
  NONE: "No contract today",
} as const;

type ContractState = keyof typeof CONTRACT_STATES;

function contractStates({ current, ends, noticeBy }: RegisterRow, { today }: FacetWords): readonly Coded[] {
  const within = (day: string | null, months: number) => day !== null && day <= monthsAfter(today, months);
  const states: Readonly<Record<ContractState, boolean>> = {
    NOTICE_6: within(noticeBy, 6),
    ENDS_6: within(ends, 6),
    ENDS_12: within(ends, 12),
    OPEN: current.some(({ end }) => !end),
    NONE: current.length === 0,
  };
  return (Object.keys(states) as ContractState[])
    .filter((code) => states[code])
    .map((code) => ({ code, name: CONTRACT_STATES[code] }));
}

/** Every facet, in the order of the page. */
const FACETS: readonly Facet[] = [
  { parameter: "line", label: "Service line", valuesOf: ({ service }) => [service.serviceLine] },
  { parameter: "provider", label: "Provider", valuesOf: ({ service }) => [service.provider] },
  { parameter: "commissioner", label: "Commissioner", valuesOf: buyersOf },
  { parameter: "layer", label: "Layer", valuesOf: ({ service }) => [service.layer] },
  { parameter: "function", label: "Function", valuesOf: ({ service }) => [service.function] },
  {
    parameter: "ward",
    label: "Ward",
    valuesOf: ({ service }) => service.wards,
    choices: ({ wards }) => byName(wards),
  },
  {
    parameter: "ages",
    label: "Ages",
    valuesOf: ({ service: { ages } }, words) =>
      ages ? bandsOf(words).filter(({ from, to }) => ages.from <= to && ages.to >= from) : [],
    choices: bandsOf,
  },
  {
    parameter: "need",
    label: "Need",
    valuesOf: ({ service }) => service.needs,
    choices: ({ needs }) => byName(needs),
  },
  {
    parameter: "arrangement",
    label: "Arrangement",
    valuesOf: ({ current }) => [
      ...new Map(current.map(({ arrangement }) => [arrangement?.code ?? ALONE.code, arrangement ?? ALONE])).values(),
    ],
  },
  {
    parameter: "contract",
    label: "Contract",
    valuesOf: contractStates,
    choices: () => Object.entries(CONTRACT_STATES).map(([code, name]) => ({ code, name })),
  },
];

/** What is chosen of a facet, by its parameter. */
export type Chosen = (parameter: string) => string | null;

function hasValue(facet: Facet, row: RegisterRow, words: FacetWords, code: string | null): boolean {
  return code === null || code === "" || facet.valuesOf(row, words).some((value) => value.code === code);
}

/** What is chosen of each facet; a code that is no choice of the register is not asked for. */
export function knownChoice(rows: readonly RegisterRow[], words: FacetWords, get: Chosen): Chosen {
  const chosen = new Map(
    FACETS.flatMap((facet) => {
      const code = get(facet.parameter);
      const isKnown = code !== null && choicesOf(facet, rows, words).some((choice) => choice.code === code);
      return isKnown ? [[facet.parameter, code] as const] : [];
    }),
  );
  return (parameter) => chosen.get(parameter) ?? null;
}

/** Rows that have what is chosen of every facet but those left out. */
export function chosenRows(
  rows: readonly RegisterRow[],
  words: FacetWords,
  chosen: Chosen,
  leftOut: readonly string[] = [],
): readonly RegisterRow[] {
  const asked = FACETS.filter(({ parameter }) => !leftOut.includes(parameter) && chosen(parameter));
  return rows.filter((row) => asked.every((facet) => hasValue(facet, row, words, chosen(facet.parameter))));
}

function choicesOf(facet: Facet, rows: readonly RegisterRow[], words: FacetWords): readonly Coded[] {
  if (facet.choices !== undefined) return facet.choices(words);
  const found = new Map(rows.flatMap((row) => facet.valuesOf(row, words)).map((value) => [value.code, value]));
  return byName([...found.values()]);
}

/** The facets as filters: each choice with how many services of the whole register it would leave beside the other choices. */
export function facetFilters(rows: readonly RegisterRow[], words: FacetWords, chosen: Chosen): readonly Filter[] {
  return FACETS.map((facet) => {
    const others = chosenRows(rows, words, chosen, [facet.parameter]);
    const counts = new Map<string, number>();
    for (const row of others)
      for (const { code } of facet.valuesOf(row, words)) counts.set(code, (counts.get(code) ?? 0) + 1);
    const choices = choicesOf(facet, rows, words).map(
      ({ code, name }): FilterChoice => ({ value: code, label: name, count: counts.get(code) ?? 0 }),
    );
    return {
      parameter: facet.parameter,
      label: facet.label,
      choices: [{ ...ALL, count: others.length }, ...choices],
    };
  });
}

/** What taking one chosen facet away would leave. */
export interface NearChoice {
  readonly parameter: string;
  readonly label: string;
  readonly count: number;
}

/** The chosen facets whose removal leaves some service, the one that leaves fewest first: what comes nearest to the choice. */
export function nearChoices(rows: readonly RegisterRow[], words: FacetWords, chosen: Chosen): readonly NearChoice[] {
  return FACETS.filter(({ parameter }) => chosen(parameter) !== null)
    .map(({ parameter, label }) => ({ parameter, label, count: chosenRows(rows, words, chosen, [parameter]).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
}

/** What is chosen as the register's table is asked for it, and the names of filters that its address cannot carry. */
export function tableChoice(chosen: Chosen, { ageBands }: Pick<FacetWords, "ageBands">) {
  const band = ageBands.find(({ code }) => code === chosen("ages"));
  return {
    parameters: {
      serviceLines: chosen("line"),
      providers: chosen("provider"),
      commissioners: chosen("commissioner"),
      layers: chosen("layer"),
      functions: chosen("function"),
      needs: chosen("need"),
      areas: chosen("ward"),
      ages: band === undefined ? null : `${band.from}..${band.to}`,
    },
    lacks: FACETS.filter(({ parameter }) => ["arrangement", "contract"].includes(parameter) && chosen(parameter)).map(
      ({ label }) => label,
    ),
  };
}
