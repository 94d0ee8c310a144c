/** The day this statement was written and its tests were last changed. */
export const PREPARED_ON = "2026-11-27";

/** What was tested, each with how; every line is a test that runs with the rest of Tandem's. */
export const TESTED: readonly (readonly [what: string, how: string])[] = [
  [
    "Automatic rules",
    "The checker axe-core finds no breach of its rules for WCAG 2.0, 2.1 and 2.2, levels A and AA, nor of its best practices, on every page that a commissioner reaches from the navigation and the footer, at widths of 1280, 390 and 320 pixels. The pages for administrators, people and the audit log, are checked at fewer widths. Side panels, forms, messages of errors and the state in which the server does not answer are checked on many pages, not on all.",
  ],
  [
    "Keyboard",
    "Journeys are walked with the keyboard alone: skip to the content, search, sort a list, open a side panel, close it and be back where it was opened, move through tables and charts with the arrow keys, ask the API a question.",
  ],
  [
    "Zoom and narrow screens",
    "At 320 pixels wide, which is 1280 at a zoom of 400 %, and with text at 200 %, no page that a commissioner reaches scrolls sideways. A wide table scrolls in a frame of its own.",
  ],
  ["Forced colours", "With forced colours, as in Windows high contrast, the same pages pass the same automatic rules."],
  ["Reduced motion", "Where a device asks for less motion, nothing on these pages moves by itself."],
];

/** What was not tested, and what is known to fall short. */
export const NOT_TESTED: readonly string[] = [
  "Nobody who uses assistive technology has tested Tandem yet.",
  "No named screen reader, screen magnifier or speech recognition was tried. What they are given is checked by rules only, which find a part of all problems.",
  "Nobody outside the team that makes it has audited Tandem.",
  "It was tested in one browser engine, Chromium. Firefox and Safari were not tried.",
  "How easy the words are to read was not tested with readers.",
];

/** Parts that are hard to use for some, and the other way to the same thing. */
export const HARD_PARTS: readonly (readonly [what: string, otherWay: string])[] = [
  [
    "Charts",
    "A chart is one picture to a screen reader, and says a bar at a time by arrow keys. Every chart has a table with the same numbers, one press away.",
  ],
  [
    "Wide tables",
    "Some tables scroll sideways in their own frame at 320 pixels. On a phone most turn into cards with the same figures, and lists can be saved as a file.",
  ],
  [
    "The field for questions to the API",
    "It is a plain text field without colours. What is wrong is listed below it with line and column, and ready questions need no typing.",
  ],
  [
    "Files that are saved",
    "CSV files carry no headings for screen readers beyond their first row. The same rows stand on the page.",
  ],
];
