import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars, TrendLine } from "../../charts/lazy-charts.ts";
import { formatNumber } from "../../words/figure.ts";
import { countText, monthText } from "../../words/text.ts";
import { fairAccessSentence, isFairAccessHidden } from "./provision-findings.ts";
import {
  growthSentence,
  type OwnMeasure,
  ownTrend,
  ownTwin,
  PLACE_PARTS,
  type PlaceRow,
  placeBars,
  placeTwin,
  uncheckedPlaces,
} from "./provision-series.ts";

const SOURCE = "Source: the partnership's own count, as loaded by the partners.";

/** What the fair access panel counts, month by month. */
export const FAIR_ACCESS_COLUMNS = [
  ["fair-access-referred", "Referred"],
  ["fair-access-placed", "Placed"],
  ["fair-access-waiting", "Awaiting a place"],
  ["fair-access-days-to-place", "School days to a place"],
  ["fair-access-placed-in-20-days", "Placed within 20 days"],
] as const;

/** Places at each alternative provision service, and whether their quality check is in date. */
export function PlacesChart({ rows, month }: { rows: readonly PlaceRow[]; month: string }) {
  const places = rows.filter(({ service }) => service.serviceLine.code === "AP");
  const bars = placeBars(places);
  const late = places.filter((row) => (uncheckedPlaces(row) ?? 0) > 0);
  const title = "Alternative provision places, and whether their quality check is in date";
  if (bars.length === 0) return <p>No alternative provision places are recorded here in {monthText(month)}.</p>;
  return (
    <ChartFrame
      title={title}
      finding={
        late.length === 0
          ? `Every check on record is in date in ${monthText(month)}.`
          : `${countText(late.length, "service")} of ${bars.length} had no check in date in ${monthText(month)}.`
      }
      source={`Each bar is the places commissioned at a service. A check is in date for twelve months. ${SOURCE}`}
      parameter="places"
      twin={placeTwin(places)}
      isIllustrative={rows.some(({ service }) => service.provenance === "ILLUSTRATIVE")}
    >
      <StackedBars
        title={title}
        rows={bars}
        parts={PLACE_PARTS}
        most={Math.max(...bars.map(({ sizes }) => Object.values(sizes).reduce((sum, size) => sum + size, 0)))}
        format={formatNumber}
      />
    </ChartFrame>
  );
}

const isMadeUp = (measures: readonly OwnMeasure[]) =>
  measures.some(({ parts }) => parts.some(({ observations }) => observations[0]?.figure.provenance === "ILLUSTRATIVE"));

/** Children awaiting a place through the fair access panel, month by month. */
export function FairAccessChart({ measures, month }: { measures: readonly OwnMeasure[]; month: string }) {
  const title = "Fair access panel: children awaiting a place";
  const isHidden = isFairAccessHidden(measures, month);
  return (
    <ChartFrame
      title={title}
      finding={fairAccessSentence(measures, month)}
      source={`Children at each month's end, and of those placed in the month how long it took. No school is open in August. ${SOURCE}`}
      parameter="panel"
      twin={ownTwin(measures, FAIR_ACCESS_COLUMNS, month)}
      isIllustrative={isMadeUp(measures)}
    >
      {isHidden ? (
        <p>No line is drawn from hidden counts.</p>
      ) : (
        <TrendLine
          title={title}
          rows={ownTrend(measures, "fair-access-waiting", month)}
          level={null}
          label="Awaiting a place"
        />
      )}
    </ChartFrame>
  );
}

/** Places in specialist resource provision, month by month. */
export function ResourceChart({ measures, month }: { measures: readonly OwnMeasure[]; month: string }) {
  const title = "Specialist resource provision: places commissioned";
  return (
    <ChartFrame
      title={title}
      finding={growthSentence(measures, month)}
      source={`Places at mainstream schools with extra specialist staff. ${SOURCE}`}
      parameter="growth"
      twin={ownTwin(
        measures,
        [
          ["srp-places-commissioned", "Commissioned"],
          ["srp-places-used", "Used"],
        ],
        month,
      )}
      isIllustrative={isMadeUp(measures)}
    >
      <TrendLine
        title={title}
        rows={ownTrend(measures, "srp-places-commissioned", month)}
        level={null}
        label="Places"
      />
    </ChartFrame>
  );
}
