import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { activityRows, referralRows } from "./activity.ts";
import * as agreements from "./agreements.ts";
import { type CsvFile, writeCsv } from "./csv.ts";
import { demandRows } from "./demand.ts";
import { familyPriorityChangeRows, familyPriorityRows } from "./family-priorities.ts";
import { decisionRows, judgementRows, scenarioChangeRows, scenarioRows } from "./judgements.ts";
import { knownChildrenRows } from "./known-children.ts";
import { ledgerEntryRows } from "./ledger.ts";
import { annotationRows, exceptionNoteRows } from "./notes.ts";
import { organisationRows } from "./organisations.ts";
import { ownBreakdownRows, ownMeasureRows, ownObservationRows } from "./own-measures.ts";
import * as pool from "./pool.ts";
import { type BoroughPopulation, wardPopulation } from "./population.ts";
import { queueRows } from "./queues.ts";
import {
  commissionRows,
  commissionShareRows,
  fundingLineRows,
  prevalenceRows,
  reachRows,
  serviceRows,
} from "./register-rows.ts";
import * as returns from "./returns.ts";
import { sandwellFiles } from "./sandwell.ts";
import { capacityRows, workforceRows } from "./supply.ts";

const seeds = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Walsall's persons by single year from the official file, mid-2024 and mid-2025. */
function readBoroughPopulation(): BoroughPopulation[] {
  const lines = readFileSync(join(seeds, "official", "population.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  const rows = lines.map((line) => line.split(",").slice(0, 4)).filter(([area]) => area === "E08000030");
  return [2024, 2025].map((midYear) => ({
    midYear,
    persons: Array.from({ length: 26 }, (_, age) =>
      Number(rows.find((row) => row[1] === String(midYear) && row[2] === String(age))?.[3] ?? Number.NaN),
    ),
  }));
}

/** Every generated file of the illustrative register. */
export function registerFiles(): CsvFile[] {
  const borough = readBoroughPopulation();
  const last = borough.at(-1);
  if (last === undefined) throw new RangeError("the official population has no mid-year");
  return [
    { name: "organisations.csv", rows: organisationRows() },
    { name: "services.csv", rows: serviceRows() },
    { name: "reach.csv", rows: reachRows() },
    { name: "arrangements.csv", rows: agreements.arrangementRows() },
    { name: "arrangement-parties.csv", rows: agreements.arrangementPartyRows() },
    { name: "arrangement-variations.csv", rows: agreements.arrangementVariationRows() },
    { name: "risk-shares.csv", rows: agreements.riskShareRows() },
    { name: "risk-share-parties.csv", rows: agreements.riskSharePartyRows() },
    { name: "contributions.csv", rows: pool.contributionRows() },
    { name: "commissions.csv", rows: commissionRows() },
    { name: "commission-shares.csv", rows: commissionShareRows() },
    { name: "funding-lines.csv", rows: fundingLineRows() },
    { name: "schemes.csv", rows: pool.schemeRows() },
    { name: "ring-fences.csv", rows: pool.ringFenceRows() },
    { name: "scheme-quarters.csv", rows: pool.schemeQuarterRows() },
    { name: "ledger-entries.csv", rows: ledgerEntryRows() },
    { name: "pool-years.csv", rows: pool.poolYearRows() },
    { name: "return-terms.csv", rows: returns.returnTermRows() },
    { name: "quarter-returns.csv", rows: returns.quarterReturnRows() },
    { name: "return-statements.csv", rows: returns.returnStatementRows() },
    { name: "sign-offs.csv", rows: returns.signOffRows() },
    { name: "ward-population.csv", rows: wardPopulation(borough) },
    { name: "prevalence.csv", rows: prevalenceRows(last) },
    { name: "demand.csv", rows: demandRows() },
    { name: "activity.csv", rows: activityRows() },
    { name: "capacity.csv", rows: capacityRows() },
    { name: "referrals.csv", rows: referralRows() },
    { name: "workforce.csv", rows: workforceRows() },
    { name: "queues.csv", rows: queueRows() },
    { name: "known-children.csv", rows: knownChildrenRows() },
    { name: "judgements.csv", rows: judgementRows() },
    { name: "decisions.csv", rows: decisionRows() },
    { name: "scenarios.csv", rows: scenarioRows() },
    { name: "scenario-changes.csv", rows: scenarioChangeRows() },
    { name: "exception-notes.csv", rows: exceptionNoteRows() },
    { name: "annotations.csv", rows: annotationRows() },
    { name: "family-priorities.csv", rows: familyPriorityRows() },
    { name: "family-priority-changes.csv", rows: familyPriorityChangeRows() },
    { name: "own-measures.csv", rows: ownMeasureRows() },
    { name: "own-breakdowns.csv", rows: ownBreakdownRows() },
    { name: "own-observations.csv", rows: ownObservationRows() },
    ...sandwellFiles(),
  ];
}

/** Writes them to a folder. */
function generate(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of registerFiles()) writeFileSync(join(folder, file.name), writeCsv(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(process.argv[2] ?? join(seeds, "generated-data"));
