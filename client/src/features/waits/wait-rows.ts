import type { WaitsPageQuery } from "@tandem/schema/operations";

type Partnership = WaitsPageQuery["partnership"];

/** A line's queues on one clock together. */
export type WaitLineRow = Partnership["waits"]["lines"][number];

/** One queue, as the page lists it. */
export type WaitQueueRow = Partnership["waits"]["rows"][number];

/** Staff of a line, and of its services. */
export type CapacityLineRow = Partnership["clinicalCapacity"]["lines"][number];

/** What staff can do, and what the queue asks of them. */
export type StaffFigures = CapacityLineRow["figures"];

/** A service's staff beside the unit its capacity is counted in. */
export interface StaffRow {
  readonly service: { readonly code: string; readonly name: string };
  readonly unitOfCare: string;
  readonly figures: StaffFigures;
}

/** The key of a queue's panel. */
export function queueKey({ service, clock }: Pick<WaitQueueRow, "service" | "clock">): string {
  return `${service.code}|${clock.code}`;
}
