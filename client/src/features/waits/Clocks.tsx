import { SummaryList } from "../../parts/SummaryList.tsx";
import type { WaitLineRow } from "./wait-rows.ts";

/** What each clock of the page starts and stops. */
export function Clocks({ lines }: { lines: readonly WaitLineRow[] }) {
  const clocks = [
    ...new Map(lines.map(({ clock, clockDefinition }) => [clock.name, clockDefinition])).entries(),
  ].sort();
  if (clocks.length === 0) return null;
  return (
    <section className="tandem-card" aria-labelledby="clocks">
      <h2 id="clocks" className="nhsuk-heading-s">
        What each clock starts and stops
      </h2>
      <SummaryList lines={clocks} isText />
    </section>
  );
}
