import type { DemandBasis, GapDimension, GapFilter, Remedy } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { type Frame, useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ALL, type Filter, namedFilter, yearFilter } from "../../parts/filters.ts";
import { yearPeriod } from "../../words/period.ts";
import { agesText, REMEDY_WORDS } from "../../words/text.ts";

const BASES: readonly { readonly value: DemandBasis; readonly label: string }[] = [
  { value: "EXPRESSED", label: "What was asked for" },
  { value: "EXPECTED", label: "What the population leads to expect" },
];

const REMEDIES: readonly Remedy[] = ["COMMISSION_NEW_SCOPE", "ADD_CAPACITY", "IMPROVE_DELIVERY", "RETARGET"];

/** The code if it is one of those known; what an address may hold otherwise is not asked for. */
function known(code: string | null, things: readonly { readonly code: string }[]): string[] | null {
  return code !== null && things.some((thing) => thing.code === code) ? [code] : null;
}

/** The question of the gaps page, as its address has it. */
export function useGapVariables() {
  const { get } = useAddress();
  const { year } = useYear();
  const frame = useFrame();
  const basis = BASES.find(({ value }) => value === get("basis"))?.value ?? "EXPRESSED";
  const remedy = REMEDIES.find((entry) => entry === get("remedy"));
  const filter: GapFilter = {
    serviceLines: known(get("line"), frame.serviceLines),
    areas: known(get("ward"), frame.wards),
    ageBands: known(get("ages"), frame.ageBands),
    remedies: remedy === undefined ? null : [remedy],
  };
  // Remedies belong to the places of the list; maps and heat tables show all that is not met.
  const placeFilter: GapFilter = { ...filter, remedies: null };
  return { partnership: PARTNERSHIP, period: yearPeriod(year), basis, filter, placeFilter };
}

export type GapVariables = ReturnType<typeof useGapVariables>;

/** Ages, ward and line of an open place, and what its figures are grouped by, from the key of its row. */
export function placeOf(key: string, { ageBands }: Pick<Frame, "ageBands">) {
  const [line = "", ...rest] = key.split("|");
  const ages = rest.filter((code) => ageBands.some((band) => band.code === code));
  const areas = rest.filter((code) => !ages.includes(code));
  const by: GapDimension[] = ["SERVICE_LINE"];
  if (areas.length > 0) by.push("AREA");
  if (ages.length > 0) by.push("AGE_BAND");
  const filter: GapFilter = {
    serviceLines: [line],
    areas: areas.length > 0 ? areas : null,
    ageBands: ages.length > 0 ? ages : null,
  };
  return { by, filter };
}

/** The filters of the gaps page. */
export function gapFilters(frame: Frame, years: readonly string[]): readonly Filter[] {
  const ages = frame.ageBands.map((band) => ({ code: band.code, name: agesText(band) }));
  const remedies = REMEDIES.map((value) => ({ value, label: REMEDY_WORDS[value] ?? value }));
  return [
    yearFilter(years),
    { parameter: "basis", label: "Need counted as", choices: BASES },
    namedFilter("line", "Service line", frame.serviceLines),
    namedFilter("ward", "Ward", frame.wards),
    namedFilter("ages", "Ages", ages),
    { parameter: "remedy", label: "Remedy", choices: [ALL, ...remedies] },
  ];
}
