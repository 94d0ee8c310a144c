import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { GroupedDots } from "../../charts/GroupedDots.tsx";
import { monthText } from "../../words/text.ts";
import { mixGroups, mixSentence, mixTwin, type PlaceNames } from "./mix-series.ts";
import { exactPercent } from "./pipeline-series.ts";
import type { PlansAnswer } from "./plan-rows.ts";

const TITLES = { NEED: "primary need", PLACEMENT: "placement", AGE: "age" } as const;

/** Plans held, by need, placement or age, beside the region and England, with what must not be read into it. */
export function MixCard({
  mix,
  by,
  names,
}: {
  mix: PlansAnswer["ehcPlanMix"];
  by: keyof typeof TITLES;
  names: PlaceNames;
}) {
  const title = `Plans held, by ${TITLES[by]}`;
  const when = mix.period === null ? "no January" : monthText(mix.period);
  return (
    <div id="plans-held">
      <ChartFrame
        title={title}
        finding={mixSentence(mix.rows, names.own)}
        source={`Shares of all plans held in ${when}, the newest month published for all three. ${mix.warnings.map(({ message }) => message).join(" ")}`}
        parameter="mix"
        twin={mixTwin(mix.rows, names)}
        isIllustrative={false}
      >
        <GroupedDots
          title={`${title}: arrow keys step through the parts`}
          groups={mixGroups(mix.rows, names)}
          names={{ OWN: names.own, REGION: names.region, ENGLAND: "England" }}
          format={exactPercent}
        />
      </ChartFrame>
    </div>
  );
}
