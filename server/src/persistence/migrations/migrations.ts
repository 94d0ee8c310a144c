import { ApiKeysMigration } from "./api-keys.migration.ts";
import { AreaShapeMigration } from "./area-shape.migration.ts";
import { FamilyPrioritiesMigration } from "./family-priorities.migration.ts";
import { ImportsMigration } from "./imports.migration.ts";
import { InitialMigration } from "./initial.migration.ts";
import { LedgerMigration } from "./ledger.migration.ts";
import { LineShareMigration } from "./line-share.migration.ts";
import { NotesMigration } from "./notes.migration.ts";
import { OperationsMigration } from "./operations.migration.ts";
import { OwnMeasuresMigration } from "./own-measures.migration.ts";
import { PeopleMigration } from "./people.migration.ts";
import { PublishedCountsMigration } from "./published-counts.migration.ts";
import { SharedUnderstandingMigration } from "./shared-understanding.migration.ts";

/** All migrations, oldest first; one that has landed is never changed. */
export const migrations = [
  { name: "2026-11-23-initial", class: InitialMigration },
  { name: "2026-11-24-shared-understanding", class: SharedUnderstandingMigration },
  { name: "2026-11-24-line-share", class: LineShareMigration },
  { name: "2026-11-24-people", class: PeopleMigration },
  { name: "2026-11-24-published-counts", class: PublishedCountsMigration },
  { name: "2026-11-25-imports", class: ImportsMigration },
  { name: "2026-11-26-ledger", class: LedgerMigration },
  { name: "2026-11-27-notes", class: NotesMigration },
  { name: "2026-11-27-area-shape", class: AreaShapeMigration },
  { name: "2026-11-27-family-priorities", class: FamilyPrioritiesMigration },
  { name: "2026-11-27-own-measures", class: OwnMeasuresMigration },
  { name: "2026-11-28-api-keys", class: ApiKeysMigration },
  { name: "2026-11-28-operations", class: OperationsMigration },
];
