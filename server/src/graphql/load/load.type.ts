import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import { ProvenanceEnum } from "../shared/enums.ts";
import { PageInfoType, WarningType } from "../shared/figure.type.ts";
import { NodeType } from "../shared/node.type.ts";
import { DateTimeScalar } from "../shared/scalars.ts";

@ObjectType("LoadProblem", { simpleResolvers: true, description: "An error or warning found in a load." })
export class LoadProblemType {
  @Field(() => String, { description: "ERROR refuses the file, WARNING does not." })
  severity!: string;

  @Field(() => String, { nullable: true, description: "Sheet of a workbook." })
  sheet!: string | null;

  @Field(() => Int, { nullable: true, description: "Row of the file, the header being row 1." })
  row!: number | null;

  @Field(() => String, { nullable: true, description: "Column by its header." })
  column!: string | null;

  @Field(() => String, { nullable: true, description: "The value as read." })
  value!: string | null;

  @Field(() => ID, { description: "Rule that was broken." })
  code!: string;

  @Field(() => String, { description: "What is wrong, in words." })
  message!: string;

  @Field(() => String, { description: "What to do about it." })
  mend!: string;
}

@ObjectType("Load", { implements: NodeType, simpleResolvers: true, description: "One import of one file." })
export class LoadType {
  @Field(() => ID, { description: "Relay id, stable over data versions." })
  id!: string;

  @Field(() => Int, { description: "Data version the load made; of a refused one, the version it found." })
  dataVersion!: number;

  @Field(() => String, { description: "Format of the file, or the own template it follows." })
  template!: string;

  @Field(() => String, { description: "Data set in the publisher's words." })
  dataset!: string;

  @Field(() => String, { description: "Who published or returned it." })
  publisher!: string;

  @Field(() => String, { nullable: true, description: "Release or edition." })
  release!: string | null;

  @Field(() => String, { nullable: true, description: "Where it is published." })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "Licence it comes under." })
  licence!: string | null;

  @Field(() => ProvenanceEnum, { description: "Official, local or illustrative." })
  provenance!: Provenance;

  @Field(() => String, { description: "Name of the file." })
  fileName!: string;

  @Field(() => String, { description: "SHA-256 of the file, in hexadecimal." })
  contentHash!: string;

  @Field(() => Float, { description: "Size of the file, in bytes; 0 where it was not kept." })
  sizeBytes!: number;

  @Field(() => String, { description: "Who loaded it." })
  loadedBy!: string;

  @Field(() => Int, { description: "Errors found, of which the first thousand are listed." })
  errorCount!: number;

  @Field(() => Int, { description: "Warnings found, of which the first thousand are listed." })
  warningCount!: number;

  @Field(() => DateTimeScalar, { description: "When reading began." })
  startedAt!: string;

  @Field(() => DateTimeScalar, { description: "When it was committed or refused." })
  finishedAt!: string;

  @Field(() => Int, { description: "Data rows in the file." })
  rowsRead!: number;

  @Field(() => Int, { description: "Rows new or changed by it." })
  rowsWritten!: number;

  @Field(() => String, { description: "COMMITTED or REFUSED; a file that changes nothing leaves no load." })
  status!: string;

  @Field(() => [LoadProblemType], { description: "Problems found, in the file's order." })
  problems!: readonly LoadProblemType[];
}

@ObjectType("LoadEdge", { simpleResolvers: true, description: "A load in a page." })
export class LoadEdgeType {
  @Field(() => String, { description: "Cursor of the row." })
  cursor!: string;

  @Field(() => LoadType, { description: "The load." })
  node!: LoadType;
}

@ObjectType("LoadConnection", { simpleResolvers: true, description: "A page of loads." })
export class LoadConnectionType {
  @Field(() => Int, { description: "Data version it was read at." })
  dataVersion?: number;

  @Field(() => [WarningType], { description: "What to bear in mind." })
  warnings!: readonly WarningType[];

  @Field(() => Int, { description: "Loads in all pages." })
  totalCount!: number;

  @Field(() => Boolean, { description: "Whether all pages together hold everything asked for." })
  complete!: boolean;

  @Field(() => PageInfoType, { description: "Where the page ends." })
  pageInfo!: PageInfoType;

  @Field(() => [LoadEdgeType], { description: "The page's loads, in order." })
  edges!: readonly LoadEdgeType[];
}
