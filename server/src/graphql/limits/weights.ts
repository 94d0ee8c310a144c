/** Rows a list without a page size is counted as. */
export const USUAL_ROWS = 5;

/** Points of one object in an answer. */
export const OBJECT_POINTS = 1;

/** Points of one value in an answer. */
export const LEAF_POINTS = 0.1;

/** Points of one object that tells of the schema itself; these are held in memory. */
export const SCHEMA_OBJECT_POINTS = 0.02;

/** Points of a change that is not listed below. */
export const CHANGE_POINTS = 50;

/**
 * Points of computing an answer's figures, whatever of them is asked for: those that solve an allocation or compare many cells
 * weigh most, those that read a table little; fields not listed weigh as one object.
 */
export const FIELD_POINTS: Readonly<Record<string, number>> = {
  "Partnership.spending": 10_000,
  "Partnership.overlaps": 5_000,
  "Partnership.gaps": 5_000,
  "Partnership.sharedUnderstanding": 5_000,
  "Partnership.equity": 5_000,
  "Partnership.outlook": 5_000,
  "Partnership.poolBenefit": 2_500,
  "Partnership.waits": 2_500,
  "Partnership.demand": 2_500,
  "Partnership.clinicalCapacity": 2_500,
  "Partnership.serviceFigures": 2_500,
  "Partnership.activity": 500,
  "Partnership.serviceHistory": 200,
  "Partnership.ageMoves": 200,
  "Partnership.moneyFlow": 200,
  "Partnership.pooledBudgets": 200,
  "Partnership.riskSharePreview": 200,
  "Partnership.returnComparison": 200,
  "Partnership.comparison": 200,
  "Partnership.measureComparisons": 200,
  "Partnership.ehcPipeline": 100,
  "Partnership.ehcPlanMix": 100,
  "Partnership.highNeedsBenchmark": 100,
  "Partnership.familyPriorities": 100,
  "Partnership.dataSets": 100,
  "Partnership.auditLog": 100,
  "Partnership.ledger": 100,
  "Partnership.services": 100,
  "Partnership.wardShapes": 100,
};

/** Rows that lists have in a partnership of usual size, where they are far from the usual number. */
export const LIST_ROWS: Readonly<Record<string, number>> = {
  "GapTable.bottlenecks": 20,
  "Bottleneck.cells": 20,
  "Overlap.sharedCells": 20,
  "Partnership.areas": 50,
  "Partnership.measures": 50,
  "Partnership.organisations": 30,
  "Partnership.needs": 20,
  "Partnership.serviceLines": 20,
  "Partnership.wardShapes": 20,
  "Partnership.wards": 20,
  "Query.measures": 50,
  "Series.observations": 10,
  "ServiceFiguresTable.rows": 50,
  "ServiceLineHistory.months": 24,
  "SharedUnderstandingTable.dataGaps": 50,
  "SharedUnderstandingTable.places": 100,
  "WaitRow.trend": 24,
  "WaitTable.rows": 50,
  "__Schema.types": 400,
};

/** Lists of things that are each named by an argument, which is as long as they are. */
export const NAMED_LISTS: Readonly<Record<string, string>> = {
  "Query.nodes": "ids",
  "Query._entities": "representations",
};

/** Lists that hold the rows of a page whose size their parent's `first` says. */
export const PAGED_LISTS: ReadonlySet<string> = new Set(["edges", "nodes", "rows"]);

/** Argument that says how many rows a page holds. */
export const PAGE_SIZE_ARGUMENT = "first";
