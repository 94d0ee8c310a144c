import { bandOf } from "../../analytics/age-band.ts";
import type { Cell } from "../../analytics/cell.ts";
import type { Explanation } from "../../analytics/figure.ts";
import type { Service, Snapshot } from "../../analytics/snapshot.ts";
import type { ExplanationType } from "./figure.type.ts";
import { globalId } from "./global-id.ts";
import type { CellType, ServiceSummaryType } from "./word.type.ts";

const UNNAMED = { code: "UNKNOWN", name: "Unknown" };

/** A service as it is named beside figures. */
export function presentService(snapshot: Snapshot, service: Service): ServiceSummaryType {
  const provider = snapshot.organisations.find(({ code }) => code === service.providerCode);
  return {
    id: globalId("Service", snapshot.partnershipCode, service.code),
    code: service.code,
    name: service.name,
    provider: provider ?? { ...UNNAMED, kind: "UNKNOWN", partnershipCode: snapshot.partnershipCode },
  };
}

/** A cell with the names of its codes. */
export function presentCell(snapshot: Snapshot, cell: Cell): CellType {
  const band = bandOf(cell.ageFrom);
  const isWhole = band.from === cell.ageFrom && band.to === cell.ageTo;
  return {
    area: snapshot.areas[cell.area] ?? { ...UNNAMED, level: "UNKNOWN" },
    ageBand: isWhole ? band : { code: `${cell.ageFrom}-${cell.ageTo}`, from: cell.ageFrom, to: cell.ageTo },
    need: snapshot.needs[cell.need] ?? UNNAMED,
    layer: snapshot.layers[cell.layer] ?? UNNAMED,
    function: snapshot.functions[cell.function] ?? UNNAMED,
  };
}

/** An explanation whose loads are named by their ids. */
export function presentExplanation(
  { partnershipCode }: Pick<Snapshot, "partnershipCode">,
  explanation: Explanation,
): ExplanationType {
  return {
    ...explanation,
    inputs: explanation.inputs.map(({ source, ...input }) => ({
      ...input,
      source:
        source === null
          ? null
          : { ...source, url: null, licence: null, load: globalId("Load", partnershipCode, source.load) },
    })),
  };
}
