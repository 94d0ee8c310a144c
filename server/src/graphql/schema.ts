import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { ActivityResolver, ActivityTableResolver } from "./activity/activity.resolver.ts";
import { AgeMoveResolver } from "./age-move/age-move.resolver.ts";
import { AnnotationResolver } from "./annotation/annotation.resolver.ts";
import { ApiKeyResolver } from "./api-key/api-key.resolver.ts";
import { AreaShapeResolver } from "./area-shape/area-shape.resolver.ts";
import { ArrangementResolver } from "./arrangement/arrangement.resolver.ts";
import { AuditResolver } from "./audit/audit.resolver.ts";
import { ClinicalCapacityResolver } from "./clinical-capacity/clinical-capacity.resolver.ts";
import { ComparisonResolver } from "./comparison/comparison.resolver.ts";
import { DataChangeResolver } from "./data-change/data-change.resolver.ts";
import { DataSetResolver } from "./data-set/data-set.resolver.ts";
import { DemandResolver, DemandTableResolver } from "./demand/demand.resolver.ts";
import { EhcPlanResolver } from "./ehc-plan/ehc-plan.resolver.ts";
import { EquityResolver } from "./equity/equity.resolver.ts";
import { ExceptionNoteResolver } from "./exception-note/exception-note.resolver.ts";
import { FamilyPriorityResolver } from "./family-priority/family-priority.resolver.ts";
import { GapResolver } from "./gap/gap.resolver.ts";
import { HighNeedsResolver } from "./high-needs/high-needs.resolver.ts";
import { ImportResolver } from "./import/import.resolver.ts";
import { JudgementResolver } from "./judgement/judgement.resolver.ts";
import { LedgerResolver } from "./ledger/ledger.resolver.ts";
import { LiveResolver } from "./live/live.resolver.ts";
import { LoadResolver } from "./load/load.resolver.ts";
import { MeasureResolver, PartnershipMeasureResolver } from "./measure/measure.resolver.ts";
import { MeasureComparisonResolver } from "./measure-comparison/measure-comparison.resolver.ts";
import { MoneyFlowResolver } from "./money-flow/money-flow.resolver.ts";
import { AreaResolver, NodeResolver, OrganisationResolver } from "./node/node.resolver.ts";
import { OutlookResolver } from "./outlook/outlook.resolver.ts";
import { OverlapResolver } from "./overlap/overlap.resolver.ts";
import { ParticipationResolver } from "./participation/participation.resolver.ts";
import { PartnershipResolver } from "./partnership/partnership.resolver.ts";
import { PersonResolver } from "./person/person.resolver.ts";
import { PoolBenefitResolver } from "./pool-benefit/pool-benefit.resolver.ts";
import { PoolMoneyResolver } from "./pool-money/pool-money.resolver.ts";
import { PoolEditResolver } from "./pooled-budget/pool-edit.resolver.ts";
import { PooledBudgetResolver } from "./pooled-budget/pooled-budget.resolver.ts";
import { QuarterReturnResolver } from "./quarter-return/quarter-return.resolver.ts";
import { NotePageResolver } from "./register-page/note-page.resolver.ts";
import { RegisterPageResolver } from "./register-page/register-page.resolver.ts";
import { RiskShareResolver } from "./risk-share/risk-share.resolver.ts";
import { applyRules } from "./rule.ts";
import { ServiceResolver } from "./service/service.resolver.ts";
import { ServiceHistoryResolver } from "./service/service-history.resolver.ts";
import { ServiceFiguresResolver } from "./service-figures/service-figures.resolver.ts";
import { resolveTypesAtOnce } from "./shared/result-union.ts";
import { SharedUnderstandingResolver } from "./shared-understanding/shared-understanding.resolver.ts";
import { SpendingResolver } from "./spending/spending.resolver.ts";
import { ViewerResolver } from "./viewer/viewer.resolver.ts";
import { WaitResolver } from "./wait/wait.resolver.ts";

/** What answers the fields. */
const RESOLVERS = [
  PartnershipResolver,
  NodeResolver,
  AreaResolver,
  OrganisationResolver,
  AreaShapeResolver,
  ServiceResolver,
  ServiceHistoryResolver,
  ServiceFiguresResolver,
  GapResolver,
  OverlapResolver,
  PooledBudgetResolver,
  PoolMoneyResolver,
  PoolEditResolver,
  LedgerResolver,
  QuarterReturnResolver,
  RiskShareResolver,
  ArrangementResolver,
  MoneyFlowResolver,
  PoolBenefitResolver,
  HighNeedsResolver,
  EhcPlanResolver,
  ComparisonResolver,
  DemandResolver,
  DemandTableResolver,
  ActivityResolver,
  ActivityTableResolver,
  WaitResolver,
  AgeMoveResolver,
  ParticipationResolver,
  SpendingResolver,
  ClinicalCapacityResolver,
  SharedUnderstandingResolver,
  FamilyPriorityResolver,
  EquityResolver,
  OutlookResolver,
  MeasureResolver,
  PartnershipMeasureResolver,
  MeasureComparisonResolver,
  LoadResolver,
  LiveResolver,
  DataSetResolver,
  DataChangeResolver,
  RegisterPageResolver,
  NotePageResolver,
  ImportResolver,
  ViewerResolver,
  PersonResolver,
  ApiKeyResolver,
  AuditResolver,
  JudgementResolver,
  ExceptionNoteResolver,
  AnnotationResolver,
] as const;

/** Asked for by type-graphql and never used: every subscription brings its own events. */
const OWN_EVENTS: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error("a subscription must bring its own events");
  },
};

/** type-graphql has no place for what the type of all subscriptions means. */
function describeStreams(schema: GraphQLSchema): GraphQLSchema {
  const streams = schema.getSubscriptionType();
  if (streams) streams.description = "What is told as it happens, over /graphql/stream.";
  return schema;
}

/** The schema without its rules: for measuring what they cost, and for nobody else. */
export function buildOpenSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    // Arguments are checked where they are used, with an error that names them.
    validate: false,
    pubSub: OWN_EVENTS,
  });
  return describeStreams(resolveTypesAtOnce(schema));
}

/** The schema of the API, each field behind its rule. */
export function buildApiSchema(): GraphQLSchema {
  return applyRules(buildOpenSchema());
}
