import { Field, ObjectType } from "type-graphql";
import { SourceType } from "../shared/figure.type.ts";
import { DateScalar } from "../shared/scalars.ts";
import { AreaType } from "../shared/word.type.ts";

@ObjectType("AreaShape", {
  simpleResolvers: true,
  description: "The outline of an area, simplified for maps and not for measuring.",
})
export class AreaShapeType {
  @Field(() => AreaType, { description: "The area." })
  area!: AreaType;

  @Field(() => DateScalar, { nullable: true, description: "First day it existed; null when not known." })
  startsOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day it existed; null while it does." })
  endsOn!: string | null;

  @Field(() => String, {
    description:
      "GeoJSON geometry (RFC 7946) as text: a Polygon or MultiPolygon in degrees of longitude and latitude (WGS 84).",
  })
  geometry!: string;

  @Field(() => String, { description: "Words that its licence asks to be shown beside every map." })
  attribution!: string;

  @Field(() => SourceType, { description: "Where the outline was read from." })
  source!: SourceType;
}
