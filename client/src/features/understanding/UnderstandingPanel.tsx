import { useAddress } from "../../app/address.ts";
import { Explanation } from "../../parts/Explanation.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { listText } from "../../words/text.ts";
import { AGENCY_WORDS, capital, childrenText } from "./agency-words.ts";
import { FamilyPanel } from "./FamilyPanel.tsx";
import { NeedPanel } from "./NeedPanel.tsx";
import { silenceRemedy, silenceSentence } from "./understanding-findings.ts";
import type { DataGapRow, FamilyRow } from "./understanding-rows.ts";

const PLACE = "place:";
const FAMILY = "family:";

function SilencePanel({ gap, onClose }: { gap: DataGapRow | undefined; onClose: () => void }) {
  if (gap === undefined)
    return (
      <SidePanel title="One silence" onClose={onClose}>
        <p>This is not in the list for this year and these filters. The numbers may have come.</p>
      </SidePanel>
    );
  return (
    <SidePanel
      title={`${gap.need.name}: no number from ${AGENCY_WORDS[gap.agency]}`}
      provenance={gap.children.provenance}
      onClose={onClose}
    >
      <p className="nhsuk-body-l">{silenceSentence(gap)}</p>
      <div className="tandem-callout">
        <h3 className="nhsuk-heading-s">What to do</h3>
        <p>{silenceRemedy(gap)} Until then the page says so, and never reads the blank as nobody.</p>
      </div>
      <SummaryList
        isText
        lines={[
          ["Agency", capital(AGENCY_WORDS[gap.agency])],
          ["Wards", listText(gap.areas.map(({ name }) => name).sort())],
          ["Ages", listText(gap.ageBands.map(({ from, to }) => `${from} to ${to}`))],
          ["Known to another", `${childrenText(gap.children)} children`],
        ]}
      />
      <Explanation explanation={gap.explanation} />
    </SidePanel>
  );
}

/** The panel that the address asks for: one need in one ward, a silence, or what families named. */
export function UnderstandingPanel({
  gaps,
  families,
}: {
  gaps: readonly DataGapRow[];
  families: readonly FamilyRow[];
}) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const close = () => replace({ open: null });
  if (open.startsWith(FAMILY))
    return (
      <FamilyPanel key={open} row={families.find(({ key }) => key === open.slice(FAMILY.length))} onClose={close} />
    );
  if (open.startsWith(PLACE)) return <NeedPanel key={open} place={open.slice(PLACE.length)} onClose={close} />;
  return <SilencePanel key={open} gap={gaps.find(({ key }) => key === open)} onClose={close} />;
}
