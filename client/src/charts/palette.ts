/** The parts of demand in the order they are always shown, with their colours: four hues, two of them in a lighter tint. */
export const GAP_PARTS = [
  { key: "met", label: "Met within fair share", colour: "#12436d" },
  { key: "ahead", label: "Met ahead of others", colour: "#8fa9bf" },
  { key: "delivery", label: "Paid for, not delivered", colour: "#28a197" },
  { key: "targeting", label: "Delivered elsewhere", colour: "#a5dad5" },
  { key: "capacity", label: "Too little capacity", colour: "#f46a25" },
  { key: "coverage", label: "No service reaches", colour: "#801650" },
] as const;

/** Budget, actual and forecast. */
export const MONEY_COLOURS = { budget: "#8fa9bf", actual: "#12436d", forecast: "#f46a25" } as const;
