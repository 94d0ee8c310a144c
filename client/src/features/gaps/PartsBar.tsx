import { ChartKey } from "../../charts/ChartKey.tsx";
import { GAP_PARTS, partBackground } from "../../charts/palette.ts";
import { formatPercent } from "../../words/figure.ts";
import type { GapBarRow } from "./gap-rows.ts";
import { gapShares } from "./gap-series.ts";

/** One gap's need as a bar of its parts. */
export function PartsBar({ gap }: { gap: GapBarRow }) {
  const shares = Object.entries(gapShares(gap));
  const parts = GAP_PARTS.map((part) => ({
    ...part,
    share: shares.find(([key]) => key === part.key)?.[1] ?? 0,
  })).filter(({ share }) => share > 0.0005);
  const words = parts.map(({ label, share }) => `${label} ${formatPercent(share)}`).join(", ");
  return (
    <>
      <div className="tandem-parts" role="img" aria-label={words}>
        {parts.map((part) => (
          <span key={part.key} style={{ width: `${part.share * 100}%`, background: partBackground(part) }} />
        ))}
      </div>
      <ChartKey parts={parts.map((part) => ({ ...part, label: `${part.label} ${formatPercent(part.share)}` }))} />
    </>
  );
}
