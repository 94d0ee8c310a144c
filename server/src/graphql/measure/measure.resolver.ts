import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { FigureState } from "../../analytics/figure-state.ts";
import { type FigurePeriodType, freshness } from "../../analytics/freshness.ts";
import { parsePeriod } from "../../analytics/period.ts";
import { readLatestPeriods } from "../../persistence/queries/latest-periods.query.ts";
import { type MeasureRow, type ObservationRow, readMeasures } from "../../persistence/queries/measures.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { readingOf } from "../../security/viewer.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import { badInput, checkCodes, checkText } from "../shared/errors.ts";
import type { FigureType } from "../shared/figure.type.ts";
import { globalId } from "../shared/global-id.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import type { FigureLoader } from "./figure-loader.ts";
import { MeasureFreshnessType, MeasureType, type ObservationType, PartSeriesType, SeriesType } from "./measure.type.ts";

/** A measure as it is asked of: on its own, or as a partnership has it with its own figures. */
interface AskedMeasure extends MeasureRow {
  readonly partnership?: PartnershipRow;
  /** Whether partners' own figures, which may be small counts, are shown. */
  readonly isOpen?: boolean;
  readonly latest: LatestPeriods;
}

/** The newest period of each measure in an area; null asks for any area. */
type LatestPeriods = (area: string | null) => Promise<ReadonlyMap<string, string>>;

/** Reads newest periods once for all measures of an answer. */
function latestPeriods(orm: Context["orm"], own: PartnershipRow | null): LatestPeriods {
  const read = new Map<string | null, Promise<ReadonlyMap<string, string>>>();
  return (area) => {
    const known = read.get(area) ?? readLatestPeriods(orm, area, own);
    read.set(area, known);
    return known;
  };
}

/** A figure that is not published anywhere and says something of children, for a reader of published counts. */
const isWithheld = (measure: AskedMeasure, row: ObservationRow | undefined) =>
  row !== undefined && row.provenance !== "OFFICIAL" && measure.isOpen !== true && measure.countsPeople;

function presentObservation(measure: AskedMeasure, period: string, row: ObservationRow | undefined): ObservationType {
  const shown = isWithheld(measure, row) ? undefined : row;
  const figure: FigureType = {
    value: shown?.value ?? null,
    state: (shown?.state ?? (row === undefined ? "NOT_LOADED" : "SUPPRESSED")) as FigureState,
    lower: shown?.lower ?? null,
    upper: shown?.upper ?? null,
    unit: measure.unit,
    provenance: row?.provenance ?? "OFFICIAL",
  };
  const loadId = row?.loadId ?? null;
  const load = loadId === null ? null : globalId("Load", measure.partnership?.code ?? "", loadId);
  return { period, figure, load };
}

/** Parts of a measure by code, the total among them. */
function partsOf({ breakdowns }: AskedMeasure): ReadonlyMap<string, string> {
  return new Map([["TOTAL", "All"], ...breakdowns.map(({ code, name }) => [code, name] as const)]);
}

/** Figures of parts in areas, in the order asked for; each with every period that any area has. */
async function readFigures(
  figures: FigureLoader,
  measure: AskedMeasure,
  areas: readonly string[],
  breakdowns: readonly string[],
) {
  if (areas.length === 0) throw badInput("areas", "must name at least one area, as E08000030.");
  for (const code of areas) checkText("areas", code);
  const asked = [...new Set(areas)];
  const found = await figures.read(measure.code, asked, breakdowns, measure.partnership ?? null);
  checkCodes("areas", asked, codesOf(found.areas), "use GSS codes, as E08000030");
  const keyOf = (part: string, area: string, period: string) => `${part}|${area}|${period}`;
  const rows = new Map(found.observations.map((row) => [keyOf(row.breakdownCode, row.areaCode, row.period), row]));
  return breakdowns.flatMap((part) =>
    asked.flatMap((code) => {
      const area = found.areas.find((entry) => entry.code === code);
      const at = (period: string) => presentObservation(measure, period, rows.get(keyOf(part, code, period)));
      return area === undefined ? [] : [{ part, area, observations: found.periods.map(at) }];
    }),
  );
}

@Resolver(() => MeasureType)
export class MeasureResolver {
  @Rule("ENTER")
  @Query(() => [MeasureType], { description: "Official measures by code; all of them where no codes are given." })
  async measures(
    @Ctx() { orm }: Context,
    @Arg("codes", () => [ID], { nullable: true, description: "Codes of measures." }) codes?: string[] | null,
  ): Promise<MeasureType[]> {
    for (const code of codes ?? []) checkText("codes", code);
    const measures = await readMeasures(orm, codes ?? null);
    checkCodes("codes", codes, codesOf(measures), "leave codes out to see all measures");
    const latest = latestPeriods(orm, null);
    return measures.map(
      (measure) => ({ ...measure, latest, source: { ...measure.source, load: null } }) as unknown as MeasureType,
    );
  }

  @FieldResolver(() => MeasureFreshnessType, { description: "The newest figure held, and how old it is." })
  async freshness(
    @Root() { code, periodType, partnership, latest }: AskedMeasure,
    @Arg("area", () => ID, {
      nullable: true,
      description: "GSS code of an area, as E08000030; any area when left out.",
    })
    area?: string | null,
  ): Promise<MeasureFreshnessType> {
    if (area) checkText("area", area);
    const period = (await latest(area ?? null)).get(code) ?? null;
    const today = partnership === undefined ? new Date().toISOString() : todayOf(partnership);
    const now = parsePeriod("MONTH", today.slice(0, 7)).to;
    return {
      period,
      state: period === null ? "NOT_LOADED" : "KNOWN",
      ...freshness(periodType as FigurePeriodType, period, now),
    };
  }

  @FieldResolver(() => [SeriesType], { description: "Figures by area, with every period that any area has." })
  async series(
    @Root() measure: AskedMeasure,
    @Ctx() { figures }: Context,
    @Arg("areas", () => [ID], { description: "GSS codes of areas." }) areas: string[],
    @Arg("breakdown", () => ID, { nullable: true, description: "Code of a part; the total where none is given." })
    breakdown?: string | null,
  ): Promise<SeriesType[]> {
    const parts = [...partsOf(measure).keys()];
    checkCodes(
      "breakdown",
      breakdown ? [breakdown] : null,
      new Set(parts),
      `use one of ${parts.slice(0, 30).join(", ")}`,
    );
    return (await readFigures(figures, measure, areas, [breakdown ?? "TOTAL"])).map(({ area, observations }) => ({
      area,
      observations,
    }));
  }

  @FieldResolver(() => [PartSeriesType], {
    description: "Figures of several parts at once, by part and area; with every period that any area has.",
  })
  async parts(
    @Root() measure: AskedMeasure,
    @Ctx() { figures }: Context,
    @Arg("areas", () => [ID], { description: "GSS codes of areas." }) areas: string[],
    @Arg("breakdowns", () => [ID], {
      nullable: true,
      description: "Codes of parts, TOTAL for all of the measure; every part and the total where none is given.",
    })
    breakdowns?: string[] | null,
  ): Promise<PartSeriesType[]> {
    const names = partsOf(measure);
    checkCodes("breakdowns", breakdowns, names, `use some of ${[...names.keys()].slice(0, 30).join(", ")}`);
    const asked = breakdowns ? [...new Set(breakdowns)] : [...names.keys()];
    return (await readFigures(figures, measure, areas, asked)).map(({ part, ...series }) => ({
      ...series,
      part: { code: part, name: names.get(part) ?? part },
    }));
  }
}

@Resolver(() => PartnershipType)
export class PartnershipMeasureResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => [MeasureType], {
    description:
      "Measures as the partnership has them: its own loads stand before the shared figures, and its own measures are among them. Figures of partners' own returns are suppressed for readers of published counts.",
  })
  async measures(
    @Root() partnership: PartnershipRow,
    @Ctx() { orm, viewer }: Context,
    @Arg("codes", () => [ID], { nullable: true, description: "Codes of measures." }) codes?: string[] | null,
  ): Promise<MeasureType[]> {
    for (const code of codes ?? []) checkText("codes", code);
    const isOpen = readingOf(viewer.membershipOf(partnership.code)) === "UNSUPPRESSED";
    const measures = await readMeasures(orm, codes ?? null, partnership);
    checkCodes("codes", codes, codesOf(measures), "leave codes out to see all measures");
    const shared = { partnership, isOpen, latest: latestPeriods(orm, partnership) };
    return measures.map(
      (measure) => ({ ...measure, ...shared, source: { ...measure.source, load: null } }) as unknown as MeasureType,
    );
  }
}
