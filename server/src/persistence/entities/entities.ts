import * as apiKey from "./api-key.entity.ts";
import * as arrangement from "./arrangement.entity.ts";
import { AuditEntry } from "./audit.entity.ts";
import * as careFigures from "./care-figures.entity.ts";
import * as commission from "./commission.entity.ts";
import { DataVersion } from "./data-version.entity.ts";
import * as familyPriority from "./family-priority.entity.ts";
import * as judgement from "./judgement.entity.ts";
import { KnownChildren } from "./known-children.entity.ts";
import * as load from "./load.entity.ts";
import * as measure from "./measure.entity.ts";
import * as note from "./note.entity.ts";
import * as organisation from "./organisation.entity.ts";
import * as ownMeasure from "./own-measure.entity.ts";
import { Partnership } from "./partnership.entity.ts";
import * as people from "./people.entity.ts";
import * as pool from "./pool.entity.ts";
import { PublishedTable } from "./published-table.entity.ts";
import * as quarterReturn from "./quarter-return.entity.ts";
import * as reference from "./reference.entity.ts";
import * as riskShare from "./risk-share.entity.ts";
import * as service from "./service.entity.ts";

/** Tables shared by all partnerships, read-only to the application. */
export const referenceEntities = [
  reference.ReferenceRelease,
  reference.Area,
  reference.Need,
  reference.NeedCrosswalk,
  reference.ServiceLine,
  reference.CareFunction,
  reference.Layer,
  reference.FundingSource,
  reference.Clock,
  reference.WaitingStandard,
  measure.Source,
  reference.AreaShape,
  measure.Measure,
  measure.MeasureBreakdown,
  measure.Observation,
  measure.Deprivation,
] as const;

/** A partnership itself, and what it has agreed, buys and from whom. */
const registerEntities = [
  Partnership,
  DataVersion,
  load.Load,
  load.LoadProblem,
  organisation.OrganisationKey,
  organisation.Organisation,
  service.ServiceKey,
  service.Service,
  service.ServiceLineShare,
  service.Reach,
  arrangement.ArrangementKey,
  arrangement.Arrangement,
  arrangement.ArrangementParty,
  arrangement.ArrangementVariation,
  arrangement.ReturnTerm,
  riskShare.RiskShare,
  riskShare.RiskShareTier,
  riskShare.RiskShareParty,
  commission.CommissionKey,
  commission.Commission,
  commission.CommissionShare,
  commission.FundingLine,
] as const;

/** Its pooled money. */
const moneyEntities = [
  pool.SchemeKey,
  pool.Scheme,
  pool.SchemeQuarter,
  pool.Contribution,
  pool.RingFence,
  pool.LedgerEntry,
  pool.PoolYear,
  quarterReturn.QuarterReturn,
  quarterReturn.ReturnStatement,
  quarterReturn.ReturnComment,
  quarterReturn.SignOff,
] as const;

/** Its figures, what people made of them, and who they are. */
const figureEntities = [
  careFigures.Demand,
  careFigures.Activity,
  careFigures.Capacity,
  careFigures.Referral,
  careFigures.Workforce,
  careFigures.Queue,
  careFigures.Population,
  careFigures.Prevalence,
  KnownChildren,
  familyPriority.FamilyPriority,
  familyPriority.FamilyPriorityChange,
  ownMeasure.OwnMeasure,
  ownMeasure.OwnBreakdown,
  ownMeasure.OwnObservation,
  ownMeasure.Comparator,
  judgement.Judgement,
  judgement.Decision,
  judgement.Scenario,
  judgement.ScenarioChange,
  people.Membership,
  AuditEntry,
  PublishedTable,
] as const;

/** Tables of what partners say of figures. */
const noteEntities = [note.ExceptionNote, note.Annotation] as const;

/** Tables of the keys by which programs ask. */
const apiKeyEntities = [apiKey.ApiKey, apiKey.ApiKeyBudget, apiKey.ApiKeySlots] as const;

/** An entity of a partnership's table; named, because a list of all would be too long to write down. */
type PartnershipEntity = (
  | typeof registerEntities
  | typeof moneyEntities
  | typeof figureEntities
  | typeof noteEntities
  | typeof apiKeyEntities
)[number];

/** Tables whose rows belong to one partnership each. */
export const partnershipEntities: readonly PartnershipEntity[] = [
  ...registerEntities,
  ...moneyEntities,
  ...figureEntities,
  ...noteEntities,
  ...apiKeyEntities,
];

/** Tables of sign-ins, which belong to people rather than to a partnership. */
const signInEntities = [people.SignIn, people.SignInAttempt] as const;

/** An entity of any table; named, because the list's own type is too long to write down. */
export type AnyEntity = (typeof referenceEntities | typeof signInEntities)[number] | PartnershipEntity;

/** Every table. */
export const entities: readonly AnyEntity[] = [...referenceEntities, ...partnershipEntities, ...signInEntities];
