import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { findAgeMoves } from "../../analytics/age-moves.ts";
import { parsePeriod } from "../../analytics/period.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { presentService } from "../shared/present.ts";
import { MonthScalar } from "../shared/scalars.ts";
import { AgeMoveType } from "./age-move.type.ts";

@Resolver(() => PartnershipType)
export class AgeMoveResolver {
  @Rule("READ_FIGURES")
  @FieldResolver(() => [AgeMoveType], {
    description:
      "Ages from 16 on at which services end in a month, and what takes over; by age, then line. Source: reach and commissions of the service register.",
  })
  async ageMoves(
    @Root() partnership: PartnershipRow,
    @Ctx() { readSnapshot }: Context,
    @Arg("month", () => MonthScalar, { description: "Month." }) month: string,
  ): Promise<AgeMoveType[]> {
    const snapshot = await readSnapshot(partnership);
    return findAgeMoves(snapshot, parsePeriod("MONTH", month).from).map((move) => ({
      ...move,
      key: `${move.line.code}|${move.age}`,
      serviceLine: move.line,
      ending: move.ending.map((service) => presentService(snapshot, service)),
      following: move.following.map((service) => presentService(snapshot, service)),
    }));
  }
}
