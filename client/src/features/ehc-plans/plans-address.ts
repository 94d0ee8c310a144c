import type { PlanMixBy } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import type { Filter } from "../../parts/filters.ts";

/** First year that councils' requests are published for. */
const FIRST_YEAR = 2019;

/** Measures that are compared: their code, their name, what is counted below the line, and whether a high one is wanted. */
export const COMPARED = [
  { value: "ehc-requests-refused", label: "Requests refused", short: "refused", unit: "requests" },
  { value: "ehcp-within-20-weeks", label: "Plans within 20 weeks", short: "within 20 weeks", unit: "plans" },
  {
    value: "ehcp-within-20-weeks-all",
    label: "Plans within 20 weeks, exceptions included",
    short: "within 20 weeks",
    unit: "plans",
  },
  {
    value: "ehc-assessments-ending-in-a-plan",
    label: "Assessments that end in a plan",
    short: "ending in a plan",
    unit: "assessments",
  },
  { value: "send-tribunal-appeal-rate", label: "Appeals", short: "appealed", unit: "decisions" },
  {
    value: "ehc-annual-reviews-decided-within-4-weeks",
    label: "Annual reviews decided in 4 weeks",
    short: "decided in 4 weeks",
    unit: "reviews",
  },
] as const;

/** A measure that is compared. */
export type ComparedMeasure = (typeof COMPARED)[number];

const MIXES: readonly { readonly value: PlanMixBy; readonly label: string }[] = [
  { value: "NEED", label: "Primary need" },
  { value: "PLACEMENT", label: "Placement" },
  { value: "AGE", label: "Age" },
];

/** The year if figures of it may be there; what an address may hold otherwise is not asked for. */
function knownYear(year: string | null, today: string): string | null {
  return year !== null && /^\d{4}$/.test(year) && Number(year) >= FIRST_YEAR && year <= today.slice(0, 4) ? year : null;
}

/** The question of the page, as its address has it. */
export function usePlansVariables() {
  const { get } = useAddress();
  const { today } = useFrame();
  return {
    partnership: PARTNERSHIP,
    year: knownYear(get("calendar"), today),
    by: MIXES.find(({ value }) => value === get("by"))?.value ?? "NEED",
    measure: comparedOf(get("measure")).value,
  };
}

/** The measure an address names; the share refused where it names none that is known. */
export function comparedOf(measure: string | null): ComparedMeasure {
  return COMPARED.find(({ value }) => value === measure) ?? COMPARED[0];
}

/** The filters of the page; years are those with figures, newest first. */
export function plansFilters(years: readonly string[]): readonly Filter[] {
  return [
    {
      parameter: "calendar",
      label: "Calendar year",
      choices: [...years].reverse().map((year) => ({ value: year, label: year })),
    },
    { parameter: "measure", label: "Compare with others", choices: COMPARED },
    { parameter: "by", label: "Plans held by", choices: MIXES },
  ];
}
