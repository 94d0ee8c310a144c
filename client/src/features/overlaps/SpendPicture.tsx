import { memo, useRef } from "react";
import { useYear } from "../../app/frame.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { StackedBars } from "../../charts/lazy-charts.ts";
import { Answered } from "../../parts/Answered.tsx";
import { formatPence } from "../../words/figure.ts";
import { useServices } from "../services/ServiceCards.tsx";
import { type PaidService, spendIn } from "../services/service-series.ts";
import type { OverlapSetRow } from "./overlap-rows.ts";
import { costCodes, SPEND_PARTS, serviceSpends, setsSentence, spendBars, spendTwin } from "./overlap-series.ts";

/** What the picture is of. */
interface Asked {
  readonly sets: readonly OverlapSetRow[];
  readonly year: string;
}

interface BarsProps extends Asked {
  readonly services: readonly { readonly node: PaidService }[];
  readonly isIllustrative: boolean;
}

const Bars = memo(({ sets, year, services, isIllustrative }: BarsProps) => {
  const title = "What overlapping services cost, and how much is more than is needed";
  const paid = new Map(services.map(({ node }) => [node.code, spendIn(node, year)]));
  const spends = serviceSpends(sets, (code) => paid.get(code) ?? { pence: null, state: "NOT_LOADED" });
  return (
    <ChartFrame
      title={title}
      finding={setsSentence(sets)}
      source={`Forecast spend in ${year} of each service that overlaps with another. Source: service register as loaded by the partners.`}
      parameter="bars"
      twin={spendTwin(spends)}
      isIllustrative={isIllustrative}
    >
      <StackedBars
        title={title}
        rows={spendBars(spends)}
        parts={SPEND_PARTS}
        most={Math.max(...spends.map(({ spend }) => spend.pence ?? 0))}
        format={formatPence}
      />
    </ChartFrame>
  );
});

interface SpendPictureProps {
  readonly sets: readonly OverlapSetRow[];
  readonly dataVersion: number;
  readonly isIllustrative: boolean;
}

/** What overlapping services cost: the sets of the answer before, until it is known what the services of the next ones cost. */
export function SpendPicture({ sets, dataVersion, isIllustrative }: SpendPictureProps) {
  const { year } = useYear();
  // Other data may lack a service, and a question that names one is refused.
  const of = `${year}|${dataVersion}`;
  const known = useRef<{ readonly of: string; readonly codes: readonly string[] }>({ of, codes: [] });
  known.current = { of, codes: costCodes(sets, known.current.of === of ? known.current.codes : []) };
  const answer = useServices(known.current.codes);
  const asked = useRef<Asked>({ sets, year });
  if (!answer.isBusy && answer.error === undefined) asked.current = { sets, year };
  if (sets.length === 0) return null;
  return (
    <Answered answer={answer}>
      {({ partnership }) => (
        <Bars {...asked.current} services={partnership.services.edges} isIllustrative={isIllustrative} />
      )}
    </Answered>
  );
}
