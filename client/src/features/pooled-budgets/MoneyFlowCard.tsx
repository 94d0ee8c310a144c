import { type FlowBasis, type FlowScope, MoneyFlowDocument } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { FlowPicture } from "../../charts/lazy-charts.ts";
import { Answered } from "../../parts/Answered.tsx";
import { formatExactMoney } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import { type Flow, flowRows, flowSentence, flowTwin } from "./flow-series.ts";

const TITLE = "Money from its source to whoever is paid";

const CHOICES = [
  {
    parameter: "flow",
    label: "Whose money",
    choices: [
      ["POOLS", "pools only"],
      ["ALL", "all that is bought"],
    ],
  },
  {
    parameter: "follow",
    label: "What is followed",
    choices: [
      ["OUTTURN", "the year as expected or ended"],
      ["PLAN", "the year as planned"],
    ],
  },
] as const;

function sourceText({ countedAlready, commissionsCountedAlready }: Flow): string {
  const counted =
    commissionsCountedAlready === 0
      ? ""
      : ` ${countText(commissionsCountedAlready, "contract")} worth ${formatExactMoney(countedAlready)} are paid by a pool and counted there only.`;
  return `Every pound stands once at each stage, so each stage adds up to the same total.${counted}`;
}

/** Money from its source through a fund to what it is for and whoever is paid. */
export function MoneyFlowCard({ year }: { year: string }) {
  const { get, replace } = useAddress();
  const variables = {
    partnership: PARTNERSHIP,
    financialYear: year,
    scope: (get("flow") === "ALL" ? "ALL" : "POOLS") as FlowScope,
    flowBasis: (get("follow") === "PLAN" ? "PLAN" : "OUTTURN") as FlowBasis,
  };
  const answer = useAnswer(MoneyFlowDocument, variables);
  return (
    <div>
      <div className="tandem-choices">
        {CHOICES.map(({ parameter, label, choices }) => (
          <label key={parameter}>
            {label}{" "}
            <select
              className="nhsuk-select"
              value={get(parameter) ?? choices[0][0]}
              onChange={(event) =>
                replace({ [parameter]: event.target.value === choices[0][0] ? null : event.target.value })
              }
            >
              {choices.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Answered answer={answer}>
        {({ partnership: { moneyFlow } }) => (
          <ChartFrame
            title={TITLE}
            finding={flowSentence(moneyFlow)}
            source={sourceText(moneyFlow)}
            parameter="sankey"
            twin={flowTwin(moneyFlow)}
            isIllustrative={moneyFlow.provenance === "ILLUSTRATIVE"}
          >
            {moneyFlow.links.length === 0 ? (
              <p>There is nothing to show.</p>
            ) : (
              <FlowPicture title={TITLE} rows={flowRows(moneyFlow)} />
            )}
          </ChartFrame>
        )}
      </Answered>
    </div>
  );
}
