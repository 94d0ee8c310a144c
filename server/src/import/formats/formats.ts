import type { Table } from "../../persistence/table.ts";
import { communityWaits } from "./community-waits.ts";
import { highNeedsBudget, schoolsGrant } from "./council-finance.ts";
import { exploreEducation } from "./explore-education.ts";
import type { Format, Peek } from "./format.ts";
import { interactiveTool } from "./interactive-tool.ts";
import { openContracting } from "./open-contracting.ts";
import { openReferral } from "./open-referral.ts";
import { ownTemplate } from "./own-template.ts";
import { statisticalNeighbours } from "./statistical-neighbours.ts";

/** Every format, the most particular first: a file is of the first that recognises it. */
export const FORMATS: readonly Format[] = [
  exploreEducation,
  interactiveTool,
  communityWaits,
  schoolsGrant,
  highNeedsBudget,
  statisticalNeighbours,
  openContracting,
  openReferral,
  ownTemplate,
];

/** The format of a file by its beginning; null where it is of none. */
export function findFormat(peek: Peek, tables: ReadonlyMap<string, Table>): Format | null {
  return FORMATS.find((format) => format.recognise(peek, tables)) ?? null;
}
