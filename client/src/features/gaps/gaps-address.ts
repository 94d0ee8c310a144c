import type { DemandBasis, GapFilter, Remedy } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { PARTNERSHIP, YEARS } from "../../app/partnership.ts";
import type { Filter } from "../../parts/FilterBar.tsx";
import { agesText, REMEDY_WORDS } from "../../words/text.ts";

const BASES: readonly { readonly value: DemandBasis; readonly label: string }[] = [
  { value: "EXPRESSED", label: "What was asked for" },
  { value: "EXPECTED", label: "What the population leads to expect" },
];

const REMEDIES: readonly Remedy[] = ["COMMISSION_NEW_SCOPE", "ADD_CAPACITY", "IMPROVE_DELIVERY", "RETARGET"];

/** The question of the gaps page, as its address has it. */
export function useGapVariables() {
  const { get } = useAddress();
  const year = YEARS.find((entry) => entry === get("year")) ?? YEARS[0] ?? "";
  const basis = BASES.find(({ value }) => value === get("basis"))?.value ?? "EXPRESSED";
  const remedy = REMEDIES.find((entry) => entry === get("remedy"));
  const list = (value: string | null) => (value ? [value] : null);
  const filter: GapFilter = {
    serviceLines: list(get("line")),
    areas: list(get("ward")),
    ageBands: list(get("ages")),
    remedies: remedy === undefined ? null : [remedy],
  };
  return { partnership: PARTNERSHIP, period: { type: "FINANCIAL_YEAR" as const, code: year }, basis, filter };
}

interface Words {
  readonly serviceLines: readonly { readonly code: string; readonly name: string }[];
  readonly wards: readonly { readonly code: string; readonly name: string }[];
  readonly ageBands: readonly { readonly code: string; readonly from: number; readonly to: number }[];
}

/** The filters of the gaps page. */
export function gapFilters(words: Words | undefined): readonly Filter[] {
  const named = (list: readonly { readonly code: string; readonly name: string }[] | undefined) =>
    (list ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return [
    { parameter: "year", label: "Year", choices: YEARS.map((year) => ({ value: year, label: year })) },
    { parameter: "basis", label: "Need counted as", choices: BASES },
    { parameter: "line", label: "Service line", choices: [{ value: "", label: "All" }, ...named(words?.serviceLines)] },
    { parameter: "ward", label: "Ward", choices: [{ value: "", label: "All" }, ...named(words?.wards)] },
    {
      parameter: "ages",
      label: "Ages",
      choices: [
        { value: "", label: "All" },
        ...(words?.ageBands ?? []).map((band) => ({ value: band.code, label: agesText(band) })),
      ],
    },
    {
      parameter: "remedy",
      label: "Remedy",
      choices: [
        { value: "", label: "All" },
        ...REMEDIES.map((value) => ({ value, label: REMEDY_WORDS[value] ?? value })),
      ],
    },
  ];
}
