/** Body that wrote the notes and marked the events. */
const AUTHOR = "Joint commissioning group";

/** Rows of the file of notes on exceptions; most exceptions are left without one, as a board would find them. */
export function exceptionNoteRows() {
  const noted = { noted_by: AUTHOR, noted_on: "2026-02-17" };
  return [
    {
      exception_code: "gap:EHCNA",
      owner: "Head of SEND assessment",
      cause: "Requests grew faster than the teams that write plans, and advice comes late.",
      action: "Agree with the ICB who pays for two more advice givers in each locality, and count what they clear.",
      due_on: "2026-06-30",
      ...noted,
    },
    {
      exception_code: "queue:NDA-2S|REFERRAL_TO_ASSESSMENT",
      owner: "Clinical lead for neurodevelopment",
      cause: "The team assesses as many young people as join the queue, so those who already wait stay.",
      action: "Buy a year of extra assessments to bring the queue down, and ask schools to offer help meanwhile.",
      due_on: "2026-03-20",
      ...noted,
    },
    {
      exception_code: "pool:S75-CYP|2025-26",
      owner: "Pooled fund manager",
      cause: "Hearing bases took more children than planned, and short breaks cost more a night.",
      action: "Bring a recovery plan for both schemes to the board.",
      due_on: "2026-05-29",
      ...noted,
    },
  ];
}

/** Rows of the file of events; they are those the register and its figures show. */
export function annotationRows() {
  const noted = { noted_by: AUTHOR, noted_on: "2025-11-18" };
  const nothing = { service_code: null, service_line_code: null, measure_code: null };
  return [
    {
      code: "OT-2S-STAFF",
      happened_on: "2025-10-01",
      ...nothing,
      service_code: "OT-2S",
      text: "Three in ten posts fell empty; the team does that much less.",
      ...noted,
    },
    {
      code: "CAMHS-1E-STREETLY",
      happened_on: "2025-10-01",
      ...nothing,
      service_code: "CAMHS-1E",
      text: "The service stopped taking children from Streetly.",
      ...noted,
    },
    {
      code: "POST16-2W-END",
      happened_on: "2025-09-30",
      ...nothing,
      service_code: "POST16-2W",
      text: "The contract ended and no other took its place.",
      ...noted,
    },
    {
      code: "EHCNA-FEWER",
      happened_on: "2024-04-01",
      ...nothing,
      service_line_code: "EHCNA",
      text: "The teams issue 30 plans a month, down from 102.",
      ...noted,
    },
    {
      code: "NDA-2S-LIST",
      happened_on: "2025-04-01",
      ...nothing,
      service_code: "NDA-2S",
      text: "The list was checked; young people who no longer waited were taken off it.",
      ...noted,
    },
    {
      code: "AREA-INSPECTION",
      happened_on: "2025-12-08",
      ...nothing,
      text: "The area's services for children with SEND were inspected.",
      ...noted,
      noted_on: "2025-12-16",
    },
  ];
}
