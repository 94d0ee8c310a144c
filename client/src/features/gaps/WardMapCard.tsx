import { WardShapesDocument, type WardShapesQuery } from "@tandem/schema/operations";
import { memo, useId, useMemo } from "react";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { AreaMap } from "../../charts/lazy-charts.ts";
import { Answered } from "../../parts/Answered.tsx";
import type { HeatRow, LineName } from "./gap-rows.ts";
import {
  type MapMeasure,
  mapKey,
  mapLines,
  mapSentence,
  mapSource,
  mapTwin,
  mapValues,
  shapesIn,
} from "./map-series.ts";

type WardShape = WardShapesQuery["partnership"]["wardShapes"][number];

const MEASURES = [
  { value: "share", label: "Part of need" },
  { value: "units", label: "Units" },
] as const;

function useMapped(lines: readonly LineName[]): { readonly line: LineName | undefined; readonly measure: MapMeasure } {
  const { get } = useAddress();
  return {
    line: lines.find(({ code }) => code === get("mapped")) ?? lines[0],
    measure: get("mapof") === "units" ? "units" : "share",
  };
}

function Choices({ lines, line, measure }: { lines: readonly LineName[]; line: LineName; measure: MapMeasure }) {
  const { replace } = useAddress();
  const id = useId();
  const byName = [...lines].sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <div className="tandem-map-choices">
      <div>
        <label htmlFor={id}>Line on the map</label>
        <select
          id={id}
          className="nhsuk-select"
          value={line.code}
          onChange={(event) => replace({ mapped: event.target.value === lines[0]?.code ? null : event.target.value })}
        >
          {byName.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="tandem-switch" aria-label="What the map shows of each ward">
        {MEASURES.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={measure === value}
            onClick={() => replace({ mapof: value === "share" ? null : value })}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

interface LineMapProps {
  readonly line: LineName;
  readonly lines: readonly LineName[];
  readonly measure: MapMeasure;
  readonly rows: readonly HeatRow[];
  readonly shapes: readonly WardShape[];
  readonly year: string;
  readonly isIllustrative: boolean;
}

/** One line's map; drawn again only for another line, measure or answer. */
const LineMap = memo(({ line, lines, measure, rows, shapes, year, isIllustrative }: LineMapProps) => {
  const own = rows.filter(({ serviceLine }) => serviceLine.code === line.code);
  const title = `Ward by ward: ${line.name}`;
  return (
    <ChartFrame
      title={title}
      finding={mapSentence(line, own)}
      source={shapes.length === 0 ? "Service register, as loaded by the partners." : mapSource(shapes)}
      parameter="map"
      twin={mapTwin(own)}
      isIllustrative={isIllustrative}
    >
      <Choices lines={lines} line={line} measure={measure} />
      {shapes.length === 0 ? (
        <p>No outlines of the wards of {year} are loaded, so there is no map. The table holds the figures.</p>
      ) : (
        <AreaMap
          title={`${title}, ${measure === "share" ? "part of need not met" : `${line.unitOfCare}s not met`}`}
          shapes={shapes}
          readValue={mapValues(line, own, measure)}
          parts={mapKey(own, measure)}
        />
      )}
    </ChartFrame>
  );
});

/** Where one line's need is not met, on a map of the wards; the table has the same numbers. */
export function WardMapCard({ rows, isIllustrative }: { rows: readonly HeatRow[]; isIllustrative: boolean }) {
  const { year } = useYear();
  const answer = useAnswer(WardShapesDocument, { partnership: PARTNERSHIP });
  const all = answer.data?.partnership.wardShapes;
  // The same lists as long as they are the same, so that outlines are worked out, and the map drawn, once.
  const shapes = useMemo(() => shapesIn(all ?? [], year), [all, year]);
  const lines = useMemo(() => mapLines(rows), [rows]);
  const { line, measure } = useMapped(lines);
  if (line === undefined) return null;
  const map = { line, lines, measure, rows, shapes, year, isIllustrative };
  return <Answered answer={answer}>{() => <LineMap {...map} />}</Answered>;
}
