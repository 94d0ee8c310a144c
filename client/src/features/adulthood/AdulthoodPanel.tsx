import { useAddress } from "../../app/address.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { weakest } from "../../parts/Badge.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { agesText, listText } from "../../words/text.ts";
import { lineSentence } from "../gaps/gap-series.ts";
import { PartsBar } from "../gaps/PartsBar.tsx";
import type { ComparedRow } from "../measures/compared-series.ts";
import { MeasurePanel } from "../measures/MeasurePanel.tsx";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { CarePanel } from "./CareTable.tsx";
import type { CareMeasure } from "./care-series.ts";
import { type BandGap, gapAfter, type MoveRow, moveName, moveSentence } from "./move-series.ts";

function After({ move, gaps }: { move: MoveRow; gaps: readonly BandGap[] }) {
  const rows = gapAfter(gaps, move);
  if (rows.length === 0)
    return (
      <p>
        No need after {move.age} is recorded on this line. That does not mean that there is none: where no service takes
        requests, nobody counts them.
      </p>
    );
  return rows.map((row) => (
    <div key={row.key}>
      <p>
        {row.ageBand ? `Ages ${agesText(row.ageBand)}. ` : ""}
        {lineSentence(row)}
      </p>
      <PartsBar gap={row} />
    </div>
  ));
}

/** Wards that no service reaches after the move, in one sentence. */
function withoutText({ wards, wardsWithout }: MoveRow): string {
  if (wardsWithout.length === wards.length)
    return wards.length === 1
      ? "That is so in the one ward where they work."
      : `That is so in all ${wards.length} wards where they work.`;
  return `Wards without a service after it: ${listText(wardsWithout.map(({ name }) => name))}.`;
}

function Move({ move, gaps, onClose }: { move: MoveRow | undefined; gaps: readonly BandGap[]; onClose: () => void }) {
  return (
    <SidePanel
      title={move === undefined ? "One move" : moveName(move)}
      provenance={weakest(gaps.map(({ demand }) => demand.provenance))}
      onClose={onClose}
    >
      {move === undefined ? (
        <p>No service ends at this age here.</p>
      ) : (
        <>
          <p className="nhsuk-body-l">{moveSentence(move)}</p>
          {move.wardsWithout.length === 0 || move.outcome === "NOT_RECORDED" ? null : <p>{withoutText(move)}</p>}
          <h3 className="nhsuk-heading-s">Need after it</h3>
          <After move={move} gaps={gaps} />
          <h3 className="nhsuk-heading-s">What ends</h3>
          <ServiceCards codes={move.ending.map(({ code }) => code)} />
          <h3 className="nhsuk-heading-s">What takes over</h3>
          {move.following.length === 0 ? (
            <p>Nothing on record.</p>
          ) : (
            <ServiceCards codes={move.following.map(({ code }) => code)} />
          )}
        </>
      )}
    </SidePanel>
  );
}

/** The panel that the address asks for: a move, a published measure, or young people in care. */
export function AdulthoodPanel({
  moves,
  gaps,
  rates,
  care,
}: {
  moves: readonly MoveRow[];
  gaps: readonly BandGap[];
  rates: readonly ComparedRow[];
  care: readonly CareMeasure[];
}) {
  const { get, replace } = useAddress();
  const areas = useComparedAreas();
  const open = get("open");
  if (open === null) return null;
  const close = () => replace({ open: null, trend: null });
  if (open === "care") return <CarePanel measures={care} onClose={close} />;
  const [kind, code] = open.split(":");
  if (kind === "measure") {
    const row = rates.find(({ measure }) => measure.code === code);
    return <MeasurePanel key={open} row={row} areas={areas} onClose={close} />;
  }
  return <Move key={open} move={moves.find(({ key }) => key === code)} gaps={gaps} onClose={close} />;
}
