import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { readWardShapes } from "../../persistence/queries/area-shapes.query.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { AreaShapeType } from "./area-shape.type.ts";

@Resolver(() => PartnershipType)
export class AreaShapeResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => [AreaShapeType], {
    description:
      "Outlines of the council's wards, past ones too, by code; a ward whose outline is not loaded is left out.",
  })
  async wardShapes(@Root() { areaCode }: PartnershipRow, @Ctx() { orm }: Context): Promise<AreaShapeType[]> {
    const rows = await readWardShapes(orm, areaCode);
    return rows.map((row) => ({ ...row, source: { ...row.source, load: null } }));
  }
}
