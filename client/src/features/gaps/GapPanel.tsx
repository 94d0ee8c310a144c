import { useQuery } from "@apollo/client/react";
import { GapDetailDocument, type GapDetailQuery } from "@tandem/schema/operations";
import { Explanation } from "../../parts/Explanation.tsx";
import { Loading, QueryState } from "../../parts/QueryState.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { formatFigure, formatInterval, formatShare } from "../../words/figure.ts";
import { agesText, REMEDY_WORDS, unitText } from "../../words/text.ts";
import { useGapVariables } from "./gaps-address.ts";

type Detail = GapDetailQuery["partnership"]["gaps"]["rows"][number];

function Parts({ gap }: { gap: Detail }) {
  const lines: readonly (readonly [string, string])[] = [
    ["New need", formatInterval(gap.demand)],
    ["Fair share of capacity", formatFigure(gap.capacity)],
    ["Met", formatFigure(gap.met)],
    ["Not met", formatInterval(gap.unmet)],
    ["No service reaches", formatInterval(gap.coverageGap)],
    ["Too little capacity", formatInterval(gap.capacityGap)],
    ["Paid for, not delivered", formatFigure(gap.deliveryGap)],
    ["Delivered elsewhere", formatFigure(gap.targetingGap)],
    ["Met ahead of others", formatFigure(gap.ahead)],
    ["Met beyond need", formatFigure(gap.beyond)],
    ["Covered", formatShare(gap.coverage)],
  ];
  return (
    <dl className="nhsuk-summary-list">
      {lines.map(([label, value]) => (
        <div key={label} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{label}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Services({ gap }: { gap: Detail }) {
  if (gap.services.length === 0) return <p>No commissioned service reaches these children.</p>;
  return (
    <ul>
      {gap.services.map(({ code, name, provider }) => (
        <li key={code}>
          {name}, by {provider.name}
        </li>
      ))}
    </ul>
  );
}

function Content({ gap }: { gap: Detail }) {
  return (
    <>
      <p className="nhsuk-body-s">
        Figures in {unitText(gap.serviceLine.unitOfCare)}; in brackets the range that chance alone allows (95 %).
      </p>
      <p>
        <strong>Remedy its kind suggests:</strong> {REMEDY_WORDS[gap.remedy]}.
      </p>
      <Parts gap={gap} />
      <h3 className="nhsuk-heading-s">Services that reach them</h3>
      <Services gap={gap} />
      <Explanation explanation={gap.explanation} />
    </>
  );
}

/** One gap: which services reach it, how the number was made, and what remedy its kind suggests. */
export function GapPanel({ gapKey, onClose }: { gapKey: string; onClose: () => void }) {
  const { partnership, period, basis } = useGapVariables();
  const [line = "", area = "", ages = ""] = gapKey.split("|");
  const filter = { serviceLines: [line], areas: [area], ageBands: [ages] };
  const { data, error, refetch } = useQuery(GapDetailDocument, { variables: { partnership, period, basis, filter } });
  const gap = data?.partnership.gaps.rows[0];
  const title =
    gap === undefined
      ? "Gap"
      : `${gap.serviceLine.name}, ages ${gap.ageBand ? agesText(gap.ageBand) : "all"}, ${gap.area?.name ?? "all wards"}`;
  return (
    <SidePanel title={title} onClose={onClose}>
      <QueryState error={error} onRetry={() => void refetch()}>
        {data === undefined && error === undefined ? <Loading /> : null}
        {data !== undefined && gap === undefined ? <p>There is no need recorded here in this period.</p> : null}
        {gap === undefined ? null : <Content gap={gap} />}
      </QueryState>
    </SidePanel>
  );
}
