import { describe, members } from "./enum.ts";

export const PeriodTypeEnum = members(
  "MONTH",
  "QUARTER",
  "FINANCIAL_YEAR",
  "ACADEMIC_YEAR",
  "CALENDAR_YEAR",
  "SNAPSHOT",
);
describe(PeriodTypeEnum, "PeriodType", "Kind of period a figure is for.", {
  MONTH: "A calendar month, as 2025-04.",
  QUARTER: "A quarter of a financial year, as 2025-26-Q1 for April to June 2025.",
  FINANCIAL_YEAR: "April to March, as 2025-26.",
  ACADEMIC_YEAR: "September to August, as 2025/26.",
  CALENDAR_YEAR: "January to December, as 2025.",
  SNAPSHOT: "A count on one day, named by its month.",
});

export const TimeGrainEnum = members("MONTH", "QUARTER", "FINANCIAL_YEAR", "ACADEMIC_YEAR", "CALENDAR_YEAR");
describe(TimeGrainEnum, "TimeGrain", "Kind of period a range of months is cut into.", {
  MONTH: "Calendar months.",
  QUARTER: "Quarters of financial years.",
  FINANCIAL_YEAR: "April to March.",
  ACADEMIC_YEAR: "September to August.",
  CALENDAR_YEAR: "January to December.",
});

export const FigureStateEnum = members(
  "KNOWN",
  "LOW",
  "SUPPRESSED",
  "NOT_SUBMITTED",
  "NOT_COLLECTED",
  "NOT_LOADED",
  "NOT_APPLICABLE",
  "UNAVAILABLE",
  "UNDEFINED",
  "UNRELIABLE",
);
describe(FigureStateEnum, "FigureState", "Whether a number may be read as one, and if not, why.", {
  KNOWN: "A number, a true zero included.",
  LOW: "Rounds to zero but is not zero.",
  SUPPRESSED: "Hidden, because it would tell of too few children.",
  NOT_SUBMITTED: "Asked for, but the organisation did not return it.",
  NOT_COLLECTED: "Nobody collects it.",
  NOT_LOADED: "Exists, but has not been loaded.",
  NOT_APPLICABLE: "Makes no sense here.",
  UNAVAILABLE: "The publisher does not give it.",
  UNDEFINED: "Cannot be computed, as a share of nothing.",
  UNRELIABLE: "Rests on figures that are partly unknown or too few.",
});

export const ProvenanceEnum = members("OFFICIAL", "LOCAL", "ILLUSTRATIVE");
describe(ProvenanceEnum, "Provenance", "Where a figure comes from.", {
  OFFICIAL: "Published statistics.",
  LOCAL: "A partner's own return.",
  ILLUSTRATIVE: "Made up to show how Tandem works; never to be quoted.",
});

export const PopulationBasisEnum = members(
  "RESPONSIBLE_COUNCIL",
  "RESIDENT",
  "GP_REGISTERED",
  "PROVIDER",
  "SCHOOL_LOCATED",
);
describe(
  PopulationBasisEnum,
  "PopulationBasis",
  "Which children a figure counts; figures on different bases are not comparable.",
  {
    RESPONSIBLE_COUNCIL: "Children the council is responsible for, wherever they are.",
    RESIDENT: "Children who live in the area.",
    GP_REGISTERED: "Children registered with a GP in the area.",
    PROVIDER: "Children a provider sees, wherever they live.",
    SCHOOL_LOCATED: "Children at schools in the area.",
  },
);

export const DemandBasisEnum = members("EXPRESSED", "EXPECTED");
describe(DemandBasisEnum, "DemandBasis", "How new need is counted; the two are never mixed.", {
  EXPRESSED: "What was asked for, refused requests included.",
  EXPECTED: "What the population leads to expect: population × prevalence.",
});

export const GapDimensionEnum = members("SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER", "FUNCTION");
describe(GapDimensionEnum, "GapDimension", "What gap rows are grouped by; rows always name their service line.", {
  SERVICE_LINE: "Kind of provision.",
  AREA: "Ward of residence.",
  AGE_BAND: "Band of ages.",
  NEED: "Need.",
  LAYER: "Layer of support.",
  FUNCTION: "What is done about the need.",
});

export const DemandDimensionEnum = members("SERVICE_LINE", "AREA", "AGE_BAND", "NEED", "LAYER");
describe(
  DemandDimensionEnum,
  "DemandDimension",
  "What demand rows are grouped by; rows always name their service line.",
  {
    SERVICE_LINE: "Kind of provision.",
    AREA: "Ward of residence.",
    AGE_BAND: "Band of ages.",
    NEED: "Need.",
    LAYER: "Layer of support.",
  },
);

export const RemedyEnum = members("COMMISSION_NEW_SCOPE", "ADD_CAPACITY", "IMPROVE_DELIVERY", "RETARGET", "NONE");
describe(RemedyEnum, "Remedy", "What the largest part of a gap asks for.", {
  COMMISSION_NEW_SCOPE: "No service reaches these children: commission one that does.",
  ADD_CAPACITY: "The services that reach them cannot do more: add capacity.",
  IMPROVE_DELIVERY: "What is paid for is not delivered: improve delivery.",
  RETARGET: "What is paid for goes elsewhere: deliver it where it is missing.",
  NONE: "Nothing is missing.",
});

export const OverlapKindEnum = members("DUPLICATE", "SHARED_DELIVERY", "HANDOVER", "JOINT");
describe(OverlapKindEnum, "OverlapKind", "What an overlap looks like; a person's judgement says what it is.", {
  DUPLICATE: "Together they have more capacity than the children need.",
  SHARED_DELIVERY: "Both are needed to meet the need.",
  HANDOVER: "They share one year of age or a few months, as one takes over from the other.",
  JOINT: "Both are bought under the same arrangement.",
});

export const JudgementKindEnum = members("DUPLICATE", "COMPLEMENTARY", "INTENDED_CHOICE", "TRANSITION");
describe(JudgementKindEnum, "JudgementKind", "What a person judged a finding to be.", {
  DUPLICATE: "Paid for twice.",
  COMPLEMENTARY: "Each does what the other does not.",
  INTENDED_CHOICE: "Families are meant to have the choice.",
  TRANSITION: "Passes when children move from one to the other.",
});

export const SortDirectionEnum = members("ASC", "DESC");
describe(SortDirectionEnum, "SortDirection", "Order of a list; rows without a value come last either way.", {
  ASC: "Smallest first.",
  DESC: "Largest first.",
});

export const ServiceOrderFieldEnum = members("ANNUAL_VALUE", "CAPACITY", "CODE", "NAME", "PROVIDER", "SERVICE_LINE");
describe(ServiceOrderFieldEnum, "ServiceOrderField", "What services are ordered by; ties by code.", {
  ANNUAL_VALUE: "Value of the commissions in force today.",
  CAPACITY: "Latest capacity a month.",
  CODE: "Code.",
  NAME: "Name.",
  PROVIDER: "Code of the provider.",
  SERVICE_LINE: "Code of the service line.",
});

export const OverlapOrderFieldEnum = members("SHARED_SPEND", "SHARED_DEMAND", "SERVICE_LINE");
describe(OverlapOrderFieldEnum, "OverlapOrderField", "What overlaps are ordered by; ties by code.", {
  SHARED_SPEND: "Spend on the shared cells.",
  SHARED_DEMAND: "New need in the shared cells.",
  SERVICE_LINE: "Code of the service line.",
});

export const AgencyEnum = members("EDUCATION", "HEALTH", "SOCIAL_CARE");
describe(AgencyEnum, "Agency", "Who may know of a child.", {
  EDUCATION: "Schools and the council's SEND service.",
  HEALTH: "NHS services.",
  SOCIAL_CARE: "Children's social care.",
});

export const ChildListEnum = members("EHC_PLAN", "SEN_SUPPORT", "CASELOAD", "REFERRAL");
describe(ChildListEnum, "ChildList", "On which of its lists an agency has a child.", {
  EHC_PLAN: "Children with an education, health and care plan.",
  SEN_SUPPORT: "Children on SEN support without such a plan.",
  CASELOAD: "Children on a health service's caseload.",
  REFERRAL: "Children with an open referral to social care.",
});

export const ComparisonVerdictEnum = members("AGREE", "FIRST_KNOWS_MORE", "SECOND_KNOWS_MORE", "TOO_FEW");
describe(ComparisonVerdictEnum, "ComparisonVerdict", "Whether chance explains how two agencies differ.", {
  AGREE: "Chance explains the difference.",
  FIRST_KNOWS_MORE: "The first knows more than the second leads one to expect.",
  SECOND_KNOWS_MORE: "The second knows more than the first leads one to expect.",
  TOO_FEW: "An agency knows, and is expected to know, fewer than 10 children: nothing can be said.",
});

export const DataGapKindEnum = members("SILENCE", "DISAGREEMENT");
describe(DataGapKindEnum, "DataGapKind", "What is missing from a shared understanding.", {
  SILENCE: "An agency gives no number where another knows children.",
  DISAGREEMENT: "Two agencies' numbers differ by more than chance explains.",
});

export const ComparedVerdictEnum = members("WORSE", "BETTER", "ALIKE", "TOO_FEW");
describe(ComparedVerdictEnum, "ComparedVerdict", "Whether an area clearly differs from others in its latest period.", {
  WORSE: "Worse by more than the difference moves from period to period.",
  BETTER: "Better by more than that.",
  ALIKE: "The difference is no larger than its movement explains.",
  TOO_FEW: "Fewer than six periods can be compared: nothing can be said.",
});

export const DemandOrderFieldEnum = members(
  "PERIOD",
  "SERVICE_LINE",
  "AREA",
  "AGE_BAND",
  "NEED",
  "LAYER",
  "UNITS",
  "CHILDREN",
  "PER_1000",
);
describe(DemandOrderFieldEnum, "DemandOrderField", "What rows of demand are ordered by; ties by code, then by time.", {
  PERIOD: "Code of the period.",
  SERVICE_LINE: "Code of the service line.",
  AREA: "Code of the ward.",
  AGE_BAND: "Youngest age.",
  NEED: "Code of the need.",
  LAYER: "Code of the layer.",
  UNITS: "Units of care, as shown; of several lines they are not comparable.",
  CHILDREN: "Children counted, as shown.",
  PER_1000: "Children per 1,000, as shown.",
});

export const GapOrderFieldEnum = members(
  "SERVICE_LINE",
  "AREA",
  "AGE_BAND",
  "NEED",
  "LAYER",
  "FUNCTION",
  "DEMAND",
  "CAPACITY",
  "MET",
  "UNMET",
  "COVERAGE",
);
describe(GapOrderFieldEnum, "GapOrderField", "What gaps are ordered by; ties by code.", {
  SERVICE_LINE: "Code of the service line.",
  AREA: "Code of the ward.",
  AGE_BAND: "Youngest age.",
  NEED: "Code of the need.",
  LAYER: "Code of the layer.",
  FUNCTION: "Code of the function.",
  DEMAND: "New need, as shown; units of several lines are not comparable.",
  CAPACITY: "Capacity, as shown.",
  MET: "Met, as shown.",
  UNMET: "Unmet need, as shown.",
  COVERAGE: "Coverage, as shown.",
});

export const WaitOrderFieldEnum = members("SERVICE", "SERVICE_LINE", "CLOCK", "QUEUE", "WITHIN_TARGET", "PRESSURE");
describe(WaitOrderFieldEnum, "WaitOrderField", "What queues are ordered by; ties by service, then clock.", {
  SERVICE: "Code of the service.",
  SERVICE_LINE: "Code of the service line.",
  CLOCK: "Code of the clock.",
  QUEUE: "Children waiting, as shown.",
  WITHIN_TARGET: "Share within the target, as shown.",
  PRESSURE: "Mean wait over the mean wait that meets the standard, as shown.",
});
