import type { EhcPlansPageQuery } from "@tandem/schema/operations";

/** Everything the page shows of one partnership. */
export type PlansAnswer = EhcPlansPageQuery["partnership"];

type Pipeline = PlansAnswer["ehcPipeline"];

/** The way from request to plan, with the fields that words and pictures are made of. */
export type PipelineRow = Pick<Pipeline, "year" | "steps" | "requestSources">;

/** One step of it. */
export type StepRow = Pipeline["steps"][number];

/** Plans held, divided. */
export type MixRow = PlansAnswer["ehcPlanMix"]["rows"][number];

/** A measure beside others. */
export type ComparisonRow = PlansAnswer["comparison"];

/** A council, region or country in it. */
export type PlaceRow = ComparisonRow["places"][number];
