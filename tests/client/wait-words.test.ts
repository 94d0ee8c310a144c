import { expect, test } from "vitest";
import { capacitySentence } from "../../client/src/features/waits/capacity-series.ts";
import { leadText } from "../../client/src/features/waits/queue-series.ts";
import { noneText, silentQueuesText } from "../../client/src/features/waits/wait-findings.ts";
import { capacityLine, figure, staff, waitQueue } from "./cases/wait-case.ts";

test("where queues are hidden nothing is claimed of them, and one that was not submitted is one", () => {
  const hidden = figure(null, "SUPPRESSED");
  const secret = (code: string) => waitQueue(code, "L", null, { queue: hidden, pressure: hidden });
  expect(noneText([waitQueue("A", "L", 0.5)])).toBe("No queue will miss its standard, and all were submitted.");
  expect(noneText([secret("A"), secret("B")])).toBe(
    "Whether these queues keep their standards is hidden: too few children wait. That does not mean that nobody waits too long.",
  );
  expect(noneText([waitQueue("A", "L", 0.5), secret("B")])).toBe(
    "No queue that can be shown will miss its standard; 1 queue is hidden, and nothing can be said of it.",
  );
  expect(silentQueuesText({ count: 1, of: 8 })).toBe("1 queue of 8 was not submitted; it is not counted as empty.");
  expect(silentQueuesText({ count: 6, of: 8 })).toBe(
    "6 queues of 8 were not submitted; they are not counted as empty.",
  );
});

test("a panel's first sentence reads whole where a number is missing, and of one child", () => {
  const lead = (queue: ReturnType<typeof figure>, withinTarget: ReturnType<typeof figure>) =>
    leadText({ queue, withinTarget, asAt: "2026-03", targetWeeks: 4 });
  expect(lead(figure(null), figure(null))).toBe("How many children waited at the end of March 2026: not submitted.");
  expect(lead(figure(25), figure(null, "SUPPRESSED"))).toBe(
    "25 children waited at the end of March 2026. Within the standard of 4 weeks: c (hidden: too few children).",
  );
  expect(lead(figure(1), figure(1))).toBe(
    "1 child waited at the end of March 2026; 100\u00a0% of them no longer than the standard of 4 weeks.",
  );
});

test("a line whose staff are not known is not counted as short of staff", () => {
  const lines = [
    capacityLine("A", staff()),
    capacityLine("B", staff({ staffCapacity: figure(120) })),
    capacityLine("C", staff({ staffCapacity: figure(null) })),
  ];
  expect(capacitySentence(lines)).toBe(
    "Line A: staff in post can do 60 of 100 contacts a month that are needed (60\u00a0%). Enough staff in 1 of 2 lines; of 1 other it is not known.",
  );
});
