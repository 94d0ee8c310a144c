import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { AGE_BANDS } from "../../analytics/age-band.ts";
import type { Dimensions } from "../../persistence/dimensions.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { Rule } from "../rule.ts";
import { CodedType } from "../shared/figure.type.ts";
import { globalId } from "../shared/global-id.ts";
import { enterPartnership, partnershipAt } from "../shared/partnership-argument.ts";
import { AgeBandType, AreaType, FundingSourceType, OrganisationType, ServiceLineType } from "../shared/word.type.ts";
import { PartnershipType } from "./partnership.type.ts";

/** An area and all within it, small statistical areas left out. */
function areasWithin({ areas }: Dimensions, code: string): AreaType[] {
  const isWithin = (inner: string | null): boolean =>
    inner !== null && (inner === code || isWithin(areas.get(inner)?.parentCode ?? null));
  return [...areas.values()].filter((area) => area.level !== "LSOA" && isWithin(area.code));
}

@Resolver(() => PartnershipType)
export class PartnershipResolver {
  @Rule("ENTER")
  @Query(() => PartnershipType, {
    description: "The partnership with a code, at its current data version or an earlier one.",
  })
  async partnership(
    @Arg("code", () => ID, { description: "Stable code, as walsall." }) code: string,
    @Ctx() context: Context,
    @Arg("asOf", () => Int, {
      nullable: true,
      description:
        "Data version to read; the current one where left out. Counts of children as published are those of the current one only, and people, the log and shared reference data are as they are now.",
    })
    asOf?: number | null,
  ): Promise<PartnershipRow> {
    const partnership = await enterPartnership(context, code);
    return asOf === null || asOf === undefined ? partnership : partnershipAt(partnership, asOf);
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => ID, { description: "Relay id, stable over data versions." })
  id(@Root() { code }: PartnershipRow): string {
    return globalId("Partnership", code, code);
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [ServiceLineType], { description: "Service lines, by code." })
  async serviceLines(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<ServiceLineType[]> {
    return [...(await dimensions.read(partnership)).serviceLines.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [AreaType], { description: "The council's area and all within it down to wards, by code." })
  async areas(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<AreaType[]> {
    return areasWithin(await dimensions.read(partnership), partnership.areaCode);
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [AreaType], { description: "Wards of the council's area, by code." })
  async wards(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<AreaType[]> {
    const areas = areasWithin(await dimensions.read(partnership), partnership.areaCode);
    return areas.filter(({ level }) => level === "WARD");
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [OrganisationType], { description: "Organisations that commission, provide or host, by code." })
  async organisations(
    @Root() partnership: PartnershipRow,
    @Ctx() { dimensions }: Context,
  ): Promise<OrganisationType[]> {
    return [...(await dimensions.read(partnership)).organisations.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [CodedType], { description: "Needs, by code." })
  async needs(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<CodedType[]> {
    return [...(await dimensions.read(partnership)).needs.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [CodedType], { description: "Layers of support, by code." })
  async layers(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<CodedType[]> {
    return [...(await dimensions.read(partnership)).layers.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [CodedType], { description: "Functions: what may be done about a need, by code." })
  async functions(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<CodedType[]> {
    return [...(await dimensions.read(partnership)).functions.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [CodedType], { description: "Clocks that waits are counted on, by code." })
  async clocks(@Root() partnership: PartnershipRow, @Ctx() { dimensions }: Context): Promise<CodedType[]> {
    return [...(await dimensions.read(partnership)).clocks.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [FundingSourceType], { description: "Sources that money comes from, by code." })
  async fundingSources(
    @Root() partnership: PartnershipRow,
    @Ctx() { dimensions }: Context,
  ): Promise<FundingSourceType[]> {
    return [...(await dimensions.read(partnership)).fundingSources.values()];
  }

  @Rule("READ_REGISTER")
  @FieldResolver(() => [AgeBandType], { description: "Age bands that figures are shown by, youngest first." })
  ageBands(): readonly AgeBandType[] {
    return AGE_BANDS;
  }
}
