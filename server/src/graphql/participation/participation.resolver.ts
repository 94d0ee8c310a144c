import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { computeParticipation, PARTICIPATION_GROUPS, PARTICIPATION_MEASURES } from "../../analytics/participation.ts";
import { readAreas, readMeasures, readObservations } from "../../persistence/queries/measures.query.ts";
import type { Context } from "../context.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import { isComplete } from "../shared/completeness.ts";
import { badInput, checkCodes, checkText } from "../shared/errors.ts";
import { ParticipationType } from "./participation.type.ts";

const ENGLAND = "E92000001";

const NOT_LOADED = {
  code: "NOT_LOADED",
  message: "No year is loaded in which these figures are published by SEN.",
};

@Resolver()
export class ParticipationResolver {
  @Rule("ENTER")
  @Query(() => ParticipationType, {
    description:
      "Young people aged 16 and 17 by SEN: how many, and how many are NEET or not known, with the range that chance allows. From published figures.",
  })
  async participation(
    @Ctx() { orm }: Context,
    @Arg("areas", () => [ID], { description: "GSS codes of areas." }) areas: string[],
  ): Promise<ParticipationType> {
    if (areas.length === 0) throw badInput("areas", "must name at least one area, as E08000030.");
    for (const code of areas) checkText("areas", code);
    const asked = [...new Set(areas)];
    const found = new Map((await readAreas(orm, asked)).map((area) => [area.code, area]));
    checkCodes("areas", asked, codesOf([...found.values()]), "use GSS codes, as E08000030");
    const measures = Object.values(PARTICIPATION_MEASURES);
    const observations = await readObservations(orm, {
      measures,
      areas: [...asked, ENGLAND],
      breakdowns: PARTICIPATION_GROUPS,
    });
    const [measure] = await readMeasures(orm, [PARTICIPATION_MEASURES.rates]);
    const { period, rows } = computeParticipation(observations, asked);
    const named = rows.flatMap((row) => {
      const area = found.get(row.areaCode);
      return area === undefined ? [] : [{ ...row, area }];
    });
    return {
      period,
      rowCount: named.length,
      complete: isComplete(named),
      warnings: period === null ? [NOT_LOADED] : [],
      rows: named,
      source: measure === undefined ? null : ({ ...measure.source, load: null } as ParticipationType["source"]),
    };
  }
}
