import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Provenance } from "../../analytics/figure.ts";
import type { FigureState } from "../../analytics/figure-state.ts";
import { FigureStateEnum, ProvenanceEnum } from "../shared/enums.ts";
import { DateTimeScalar, MonthScalar } from "../shared/scalars.ts";

@ObjectType("MissingData", {
  simpleResolvers: true,
  description: "Rows of a data set whose figure is no number, by who should have given it.",
})
export class MissingDataType {
  @Field(() => String, {
    nullable: true,
    description:
      "Provider of the services, or the agency that keeps the list, by name; null where the data set names nobody.",
  })
  givenBy!: string | null;

  @Field(() => FigureStateEnum, { description: "Why they are no number, as NOT_SUBMITTED." })
  state!: FigureState;

  @Field(() => Int, { description: "Rows." })
  rows!: number;

  @Field(() => MonthScalar, { description: "First month of them." })
  firstMonth!: string;

  @Field(() => MonthScalar, { description: "Newest month of them." })
  latestMonth!: string;
}

@ObjectType("DataSet", {
  simpleResolvers: true,
  description:
    "A monthly data set that partners return: what it holds, how old it is, what is missing and what was loaded.",
})
export class DataSetType {
  @Field(() => ID, { description: "Stable code, which is the name of the file's template." })
  code!: string;

  @Field(() => String, { description: "Name in plain words." })
  name!: string;

  @Field(() => FigureStateEnum, { description: "NOT_LOADED where nothing of it is held, else KNOWN." })
  state!: FigureState;

  @Field(() => Int, { description: "Rows held at this data version." })
  rows!: number;

  @Field(() => [ProvenanceEnum], { description: "Where its rows come from: official, local or illustrative." })
  provenances!: readonly Provenance[];

  @Field(() => MonthScalar, { nullable: true, description: "First month held; null where state is NOT_LOADED." })
  firstMonth!: string | null;

  @Field(() => MonthScalar, { nullable: true, description: "Newest month held; null where state is NOT_LOADED." })
  latestMonth!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Months from the newest month held to today, 0 for the current one; null where state is NOT_LOADED.",
  })
  ageMonths!: number | null;

  @Field(() => Boolean, { description: "Whether the newest month is older than staleAfterMonths." })
  isStale!: boolean;

  @Field(() => Int, { description: "Age in months after which it counts as stale; a working rule of Tandem." })
  staleAfterMonths!: number;

  @Field(() => [MissingDataType], { description: "Rows that are no number, the most first." })
  missing!: readonly MissingDataType[];

  @Field(() => Int, { description: "Files loaded into it or refused." })
  loads!: number;

  @Field(() => Int, { description: "Files of it that were refused." })
  refusedLoads!: number;

  @Field(() => Int, { description: "Errors found in all its files." })
  errors!: number;

  @Field(() => Int, { description: "Warnings found in all its files." })
  warnings!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When its last file was loaded or refused; null without loads.",
  })
  lastLoadedAt!: string | null;
}
