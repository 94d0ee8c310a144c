import { useAddress } from "../../app/address.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { monthText } from "../../words/text.ts";
import type { ComparedRow } from "../measures/compared-series.ts";
import { MeasurePanel } from "../measures/MeasurePanel.tsx";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { FAIR_ACCESS_COLUMNS } from "./ProvisionCharts.tsx";
import { FAIR_ACCESS, fairAccessSentence } from "./provision-findings.ts";
import { type OwnMeasure, ownText, ownTwin, type PlaceRow } from "./provision-series.ts";

const MONTHS_SHOWN = 24;

function FairAccess({
  measures,
  month,
  onClose,
}: {
  measures: readonly OwnMeasure[];
  month: string;
  onClose: () => void;
}) {
  const { columns, rows } = ownTwin(measures, FAIR_ACCESS_COLUMNS, month);
  const counted = measures.filter(({ code }) => FAIR_ACCESS_COLUMNS.some(([entry]) => entry === code));
  const provenance = counted[0]?.parts[0]?.observations[0]?.figure.provenance ?? null;
  return (
    <SidePanel title="Fair access panel, month by month" provenance={provenance} onClose={onClose}>
      <p className="nhsuk-body-l">{fairAccessSentence(measures, month)}</p>
      <ScrollRegion label="Fair access panel, month by month">
        <table className="tandem-table">
          <caption>Newest month first</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" className={index === 0 ? undefined : "is-number"}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MONTHS_SHOWN).map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]} className="is-number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h3 className="nhsuk-heading-s">What each figure means</h3>
      <SummaryList isText lines={counted.map(({ name, definition }) => [name, definition] as const)} />
      <p className="tandem-source">
        Source: {[...new Set(counted.map(({ source }) => `${source.publisher}, ${source.dataset}`))].join("; ")}.
      </p>
    </SidePanel>
  );
}

function Places({ row, month, onClose }: { row: PlaceRow | undefined; month: string; onClose: () => void }) {
  return (
    <SidePanel
      title={row?.service.name ?? "One service"}
      provenance={row?.service.provenance ?? null}
      onClose={onClose}
    >
      {row === undefined ? (
        <p>No such service offers places here.</p>
      ) : (
        <>
          <h3 className="nhsuk-heading-s">Places in {monthText(month)}</h3>
          <SummaryList
            lines={[
              ["Commissioned", ownText(row.commissioned)],
              ["With a quality check in date", ownText(row.checked)],
              ["Used", ownText(row.used)],
            ]}
          />
          <h3 className="nhsuk-heading-s">Who pays, and until when</h3>
          <ServiceCards codes={[row.service.code]} />
        </>
      )}
    </SidePanel>
  );
}

/** The panel that the address asks for: a service's places, a published measure, or the fair access panel's months. */
export function ProvisionPanel({
  places,
  rates,
  measures,
  month,
}: {
  places: readonly PlaceRow[];
  rates: readonly ComparedRow[];
  measures: readonly OwnMeasure[];
  month: string;
}) {
  const { get, replace } = useAddress();
  const areas = useComparedAreas();
  const open = get("open");
  if (open === null) return null;
  const close = () => replace({ open: null, trend: null });
  if (open === FAIR_ACCESS) return <FairAccess measures={measures} month={month} onClose={close} />;
  const [kind, code] = open.split(":");
  if (kind === "measure") {
    const row = rates.find(({ measure }) => measure.code === code);
    return <MeasurePanel key={open} row={row} areas={areas} onClose={close} />;
  }
  return <Places key={open} row={places.find(({ service }) => service.code === code)} month={month} onClose={close} />;
}
