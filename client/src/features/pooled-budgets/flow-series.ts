import type { MoneyFlowQuery } from "@tandem/schema/operations";
import type { Twin } from "../../charts/ChartFrame.tsx";
import type { FlowRows } from "../../charts/flow-rows.ts";
import { HUES } from "../../charts/palette.ts";
import { formatExactMoney, formatMoney } from "../../words/figure.ts";

export type Flow = MoneyFlowQuery["partnership"]["moneyFlow"];

const STAGE_HUES: Readonly<Record<string, string>> = {
  SOURCE: HUES.navy,
  FUND: HUES.plum,
  PURPOSE: HUES.teal,
  END: HUES.orange,
};

/** Places and links for the picture. */
export function flowRows({ nodes, links }: Flow): FlowRows {
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const stages = Map.groupBy(nodes, ({ stage }) => stage);
  return {
    nodes: nodes.map(({ name, stage, amount }) => ({
      name,
      note: formatMoney(amount),
      colour: STAGE_HUES[stage] ?? HUES.unknown,
      isLast: stage === "END",
    })),
    links: links.map(({ from, to, amount }) => ({
      source: places.get(from) ?? 0,
      target: places.get(to) ?? 0,
      value: amount.pence ?? 0,
    })),
    fullest: Math.max(1, ...[...stages.values()].map((stage) => stage.length)),
  };
}

/** The same numbers, a link a row, to the penny. */
export function flowTwin({ nodes, links, total }: Flow): Twin {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return {
    columns: ["From and to", "Amount"],
    rows: [
      ...links.map(({ from, to, amount }) => [
        `${names.get(from) ?? from} → ${names.get(to) ?? to}`,
        formatExactMoney(amount),
      ]),
      ["All of it, counted once", formatExactMoney(total)],
    ],
  };
}

/** The largest purpose, in one sentence. */
export function flowSentence({ nodes, total }: Flow): string {
  const purposes = nodes.filter(({ stage }) => stage === "PURPOSE");
  const [first] = [...purposes].sort((a, b) => (b.amount.pence ?? 0) - (a.amount.pence ?? 0));
  if (first === undefined) return "No money is recorded for this year.";
  return `${formatExactMoney(total)} in all; most of it, ${formatExactMoney(first.amount)}, is for ${first.name}.`;
}
