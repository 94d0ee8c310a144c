import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { FigureState } from "../../analytics/figure.ts";
import {
  type MeasureRow,
  type ObservationRow,
  readAreas,
  readMeasures,
  readObservations,
  readPeriods,
} from "../../persistence/queries/measures.query.ts";
import type { Context } from "../context.ts";
import { badInput, checkCodes } from "../shared/errors.ts";
import type { FigureType } from "../shared/figure.type.ts";
import { MeasureType, type ObservationType, SeriesType } from "./measure.type.ts";

function presentObservation(measure: MeasureRow, period: string, row: ObservationRow | undefined): ObservationType {
  const figure: FigureType = {
    value: row?.value ?? null,
    state: (row?.state ?? "NOT_LOADED") as FigureState,
    lower: row?.lower ?? null,
    upper: row?.upper ?? null,
    unit: measure.unit,
    provenance: "OFFICIAL",
  };
  return { period, figure };
}

@Resolver(() => MeasureType)
export class MeasureResolver {
  @Query(() => [MeasureType], { description: "Official measures by code; all of them where no codes are given." })
  async measures(
    @Ctx() { orm }: Context,
    @Arg("codes", () => [ID], { nullable: true, description: "Codes of measures." }) codes?: string[] | null,
  ): Promise<MeasureType[]> {
    const measures = await readMeasures(orm, codes ?? null);
    checkCodes("codes", codes, new Set(measures.map(({ code }) => code)), "leave codes out to see all measures");
    return measures.map((measure) => ({ ...measure, source: { ...measure.source, load: null } }) as MeasureType);
  }

  @FieldResolver(() => [SeriesType], { description: "Figures by area, with every period that any area has." })
  async series(
    @Root() measure: MeasureRow,
    @Ctx() { orm }: Context,
    @Arg("areas", () => [ID], { description: "GSS codes of areas." }) areas: string[],
    @Arg("breakdown", () => ID, { nullable: true, description: "Code of a part; the total where none is given." })
    breakdown?: string | null,
  ): Promise<SeriesType[]> {
    const parts = new Set(["TOTAL", ...measure.breakdowns.map(({ code }) => code)]);
    checkCodes("breakdown", breakdown ? [breakdown] : null, parts, `use one of ${[...parts].slice(0, 30).join(", ")}`);
    if (areas.length === 0) throw badInput("areas", "must name at least one area, as E08000030.");
    const found = await readAreas(orm, areas);
    checkCodes("areas", areas, new Set(found.map(({ code }) => code)), "use GSS codes, as E08000030");
    const rows = await readObservations(orm, { measures: [measure.code], areas, breakdown: breakdown ?? "TOTAL" });
    const periods = (await readPeriods(orm, [measure.code])).get(measure.code) ?? [];
    const byPlace = new Map(rows.map((row) => [`${row.areaCode}|${row.period}`, row]));
    return areas.flatMap((code) => {
      const area = found.find((entry) => entry.code === code);
      if (area === undefined) return [];
      return [
        {
          area,
          observations: periods.map((period) => presentObservation(measure, period, byPlace.get(`${code}|${period}`))),
        },
      ];
    });
  }
}
