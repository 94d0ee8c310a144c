import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AGE_BANDS } from "../../analytics/age-band.ts";
import { type PartnershipRow, readPartnership } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { notFound } from "../shared/errors.ts";
import { CodedType } from "../shared/figure.type.ts";
import { AgeBandType, AreaType, OrganisationType, ServiceLineType } from "../shared/word.type.ts";
import { PartnershipType } from "./partnership.type.ts";

@Resolver(() => PartnershipType)
export class PartnershipResolver {
  @Query(() => PartnershipType, { description: "The partnership with a code, at its current data version." })
  async partnership(
    @Arg("code", () => ID, { description: "Stable code, as walsall." }) code: string,
    @Ctx() { orm }: Context,
  ): Promise<PartnershipRow> {
    const partnership = await readPartnership(orm, code);
    if (partnership === null)
      throw notFound("code", `there is no partnership "${code.slice(0, 80)}"; use a code as walsall.`);
    return partnership;
  }

  @FieldResolver(() => [ServiceLineType], { description: "Service lines, by code." })
  async serviceLines(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<ServiceLineType[]> {
    return [...(await dimensions.read(partnership)).serviceLines.values()];
  }

  @FieldResolver(() => [AreaType], { description: "Wards of the partnership's area, by code." })
  async wards(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<AreaType[]> {
    const { areas } = await dimensions.read(partnership);
    return [...areas.values()].filter(
      ({ level, parentCode }) => level === "WARD" && parentCode === partnership.areaCode,
    );
  }

  @FieldResolver(() => [OrganisationType], { description: "Organisations that commission, provide or host, by code." })
  async organisations(
    @Root() partnership: PartnershipRow,
    @Ctx() { dimensions }: Context,
  ): Promise<OrganisationType[]> {
    return [...(await dimensions.read(partnership)).organisations.values()];
  }

  @FieldResolver(() => [CodedType], { description: "Needs, by code." })
  async needs(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<CodedType[]> {
    return [...(await dimensions.read(partnership)).needs.values()];
  }

  @FieldResolver(() => [AgeBandType], { description: "Age bands that figures are shown by, youngest first." })
  ageBands(): readonly AgeBandType[] {
    return AGE_BANDS;
  }
}
