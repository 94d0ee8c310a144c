import { useAddress } from "../../app/address.ts";
import { GroupPanel } from "./GroupPanel.tsx";
import type { WardNames } from "./gap-findings.ts";
import type { BottleneckRow } from "./gap-rows.ts";
import { PlacePanel } from "./PlacePanel.tsx";

const GROUP = "group:";

/** The panel that the address asks for: one place's gap, or what limits linked places. */
export function GapPanel({ groups, wards }: { groups: readonly BottleneckRow[]; wards: WardNames }) {
  const { get, replace } = useAddress();
  const open = get("open");
  if (open === null) return null;
  const close = () => replace({ open: null });
  if (!open.startsWith(GROUP)) return <PlacePanel key={open} place={open} wards={wards} onClose={close} />;
  const group = groups.find(({ id }) => id === open.slice(GROUP.length));
  return <GroupPanel key={open} group={group} wards={wards} onClose={close} />;
}
