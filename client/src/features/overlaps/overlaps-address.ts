import type { OverlapFilter, OverlapKind } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { type Frame, useFrame, useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ALL, type Filter, namedFilter, yearFilter } from "../../parts/filters.ts";
import { yearPeriod } from "../../words/period.ts";
import { agesText, OVERLAP_WORDS } from "../../words/text.ts";
import { JUDGED_FILTER } from "./judgement-series.ts";

const KINDS: readonly OverlapKind[] = ["DUPLICATE", "SHARED_DELIVERY", "HANDOVER", "JOINT"];

function known(code: string | null, things: readonly { readonly code: string }[]): string[] | null {
  return code !== null && things.some((thing) => thing.code === code) ? [code] : null;
}

/** Organisations that buy: councils and integrated care boards. */
function buyers({ organisations }: Frame) {
  return organisations.filter(({ kind }) => kind === "COUNCIL" || kind === "ICB");
}

/** The question of the overlaps page, as its address has it. */
export function useOverlapVariables() {
  const { get } = useAddress();
  const { year } = useYear();
  const frame = useFrame();
  const kind = KINDS.find((entry) => entry === get("kind"));
  const filter: OverlapFilter = {
    serviceLines: known(get("line"), frame.serviceLines),
    commissioners: known(get("commissioner"), frame.organisations),
    areas: known(get("ward"), frame.wards),
    ageBands: known(get("ages"), frame.ageBands),
    kinds: kind === undefined ? null : [kind],
  };
  return { partnership: PARTNERSHIP, period: yearPeriod(year), filter };
}

export type OverlapVariables = ReturnType<typeof useOverlapVariables>;

/** The filters of the overlaps page. */
export function overlapFilters(frame: Frame, years: readonly string[]): readonly Filter[] {
  const ages = frame.ageBands.map((band) => ({ code: band.code, name: agesText(band) }));
  const kinds = KINDS.map((value) => ({ value, label: OVERLAP_WORDS[value] ?? value }));
  return [
    yearFilter(years),
    namedFilter("commissioner", "Commissioner", buyers(frame)),
    namedFilter("line", "Service line", frame.serviceLines),
    namedFilter("ward", "Ward", frame.wards),
    namedFilter("ages", "Ages", ages),
    { parameter: "kind", label: "Looks like", choices: [ALL, ...kinds] },
    JUDGED_FILTER,
  ];
}
