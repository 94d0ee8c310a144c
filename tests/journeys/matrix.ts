import { PAGES } from "../../client/src/app/pages.ts";

/** Widths in pixels; 320 is also a page of 1,280 enlarged four times. */
export const WIDTHS = [320, 768, 1280] as const;

/** How the colours are chosen: by the page, or by the reader's machine. */
export const COLOURS = ["light", "forced"] as const;

/** What a page may have to show. */
export const STATES = ["answered", "loading", "empty", "failed", "suppressed"] as const;

/** One way of looking at one page. */
export interface Look {
  readonly path: string;
  readonly state: (typeof STATES)[number];
  readonly width: (typeof WIDTHS)[number];
  readonly colours: (typeof COLOURS)[number];
}

/** Role that sees a page. */
export function roleFor(path: string): string {
  return ["/people", "/keys", "/audit"].includes(path) ? "ADMINISTRATOR" : "COMMISSIONER";
}

/** Every page in every state, at every width, in both choices of colours. */
export function allLooks(): readonly Look[] {
  return PAGES.flatMap(({ to }) =>
    STATES.flatMap((state) =>
      WIDTHS.flatMap((width) => COLOURS.map((colours): Look => ({ path: to, state, width, colours }))),
    ),
  );
}

/** Some of all looks, so that each page meets each width and each state meets each width and choice of colours, in turn. */
export function coveringLooks(): readonly Look[] {
  return PAGES.flatMap(({ to }, page) =>
    WIDTHS.map((width, at): Look => {
      const turn = page * WIDTHS.length + at;
      return {
        path: to,
        state: STATES[(turn + page) % STATES.length] ?? "answered",
        width,
        colours: COLOURS[(page + at) % COLOURS.length] ?? "light",
      };
    }),
  );
}
