import { Link } from "react-router";
import { useAddress } from "../../app/address.ts";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { QueueAnswer } from "../waits/QueuePanel.tsx";
import { KINDS, type Kind } from "./exception-kind.ts";
import { measureLines } from "./measure-exceptions.ts";
import { NoteForm } from "./NoteForm.tsx";
import type { NotedException } from "./note-words.ts";
import type { OverviewRows } from "./overview-series.ts";

/** Where each kind's evidence is; a queue and a measure show theirs in the panel. */
const EVIDENCE: Readonly<Partial<Record<Kind, string>>> = {
  gap: "See where, and for whom",
  pool: "See who bears it",
  overlap: "See the overlap",
};

function Facts({ row }: { row: NotedException }) {
  const { kind, says, before, target, others, to } = row;
  const evidence = EVIDENCE[kind];
  return (
    <>
      <p className="nhsuk-body-l">{says}</p>
      <SummaryList
        isText
        lines={[
          ["Why it is red", KINDS[kind].rule],
          ["Before", before],
          ["Target", target],
          ["Others", others],
        ]}
      />
      {evidence === undefined ? null : (
        <p>
          <Link to={to}>{evidence}</Link>
        </p>
      )}
    </>
  );
}

function MeasureFacts({ code, rows }: { code: string; rows: OverviewRows["measureComparisons"]["rows"] }) {
  const measure = rows.find((row) => `measure:${row.code}` === code);
  if (measure === undefined) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s">How the figure was made</h3>
      <SummaryList isText lines={measureLines(measure)} />
    </>
  );
}

/** The queue an address names, as queue:SERVICE|CLOCK or SERVICE|CLOCK; undefined where there is none this month. */
function queueOf(open: string, waits: OverviewRows["waits"]["rows"]) {
  const wanted = open.replace(/^queue:/, "");
  return waits.find(({ service, clock }) => `${service.code}|${clock.code}` === wanted);
}

interface ExceptionPanelProps {
  readonly rows: readonly NotedException[];
  readonly partnership: OverviewRows;
  readonly month: string;
  /** The weakest provenance of the partners' own figures. */
  readonly provenance: string | null;
  readonly onSaved: () => void;
}

/** The panel the address asks for: why something is red, what is said of it, and for a queue who waits. */
export function ExceptionPanel({ rows, partnership, month, provenance, onSaved }: ExceptionPanelProps) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const queue = queueOf(open, partnership.waits.rows);
  const code = queue === undefined ? open : `queue:${queue.service.code}|${queue.clock.code}`;
  const row = rows.find((entry) => entry.code === code);
  return (
    <SidePanel
      key={code}
      title={row?.name ?? queue?.service.name ?? "Nothing is red here"}
      provenance={row?.kind === "measure" ? "OFFICIAL" : (queue?.queue.provenance ?? provenance)}
      onClose={() => replace({ open: null, trend: null })}
    >
      {row === undefined ? (
        <p>Nothing is red here by the rules of this page, in this year.</p>
      ) : (
        <>
          <Facts row={row} />
          <NoteForm code={code} note={row.note} state={row.state} onSaved={onSaved} />
        </>
      )}
      <MeasureFacts code={code} rows={partnership.measureComparisons.rows} />
      {queue === undefined ? null : (
        <QueueAnswer service={queue.service.code} clock={queue.clock.code} month={month} isSaid={row !== undefined} />
      )}
    </SidePanel>
  );
}
