import { SummaryList } from "../../parts/SummaryList.tsx";
import { dateText } from "../../words/text.ts";
import { HARD_PARTS, NOT_TESTED, PREPARED_ON, TESTED } from "./statement.ts";

function Use() {
  return (
    <>
      <p>
        This statement is about Tandem, the dashboard on this site. We want as many people as possible to be able to use
        it. You should be able to:
      </p>
      <ul>
        <li>make the text twice as large, or zoom in to 400 %, without anything spilling off the screen</li>
        <li>reach and use everything with a keyboard alone</li>
        <li>use it with the colours, contrast and motion that your device is set to</li>
        <li>read every chart as a table, and have a short name explained where it first stands</li>
        <li>print any page, and save every list as a file</li>
      </ul>
      <p>
        <a href="https://mcmw.abilitynet.org.uk/" rel="noreferrer">
          AbilityNet
        </a>{" "}
        has advice on making a device easier to use if you have a disability.
      </p>
    </>
  );
}

function Report() {
  return (
    <>
      <h2 className="nhsuk-heading-m">Tell us about a problem, or ask for another format</h2>
      <p>
        If something is hard to use, or you need what a page says in another form, as large print, easy read, audio or
        braille, tell the team in your council or integrated care board that gave you access to Tandem. Say which page,
        what you wanted to do, what happened, and what you use, as a screen reader or a magnifier. They run this site
        and answer for it. They should tell you how long an answer takes.
      </p>
      <h2 className="nhsuk-heading-m">If you are not content with the answer</h2>
      <p>
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If you are not content with how a complaint was answered, contact the{" "}
        <a href="https://www.equalityadvisoryservice.com/" rel="noreferrer">
          Equality Advisory and Support Service
        </a>
        .
      </p>
    </>
  );
}

/** The accessibility statement, in the form that public bodies in the United Kingdom use. */
export function AccessibilityPage() {
  return (
    <div className="tandem-statement">
      <h1 className="nhsuk-heading-l">Accessibility statement for Tandem</h1>
      <Use />
      <Report />
      <h2 className="nhsuk-heading-m">How accessible Tandem is</h2>
      <p>
        Tandem is <strong>partially compliant</strong> with the{" "}
        <a href="https://www.w3.org/TR/WCAG22/" rel="noreferrer">
          Web Content Accessibility Guidelines version 2.2
        </a>
        , level AA. Our own tests find no breach. We do not claim more, because much of what the guidelines ask for can
        only be judged by people, and that has not been done.
      </p>
      <h3 className="nhsuk-heading-s">What was not tested</h3>
      <ul>
        {NOT_TESTED.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3 className="nhsuk-heading-s">Parts that may be hard to use</h3>
      <SummaryList lines={HARD_PARTS} isText />
      <h3 className="nhsuk-heading-s">What was tested, and how</h3>
      <SummaryList lines={TESTED} isText />
      <h2 className="nhsuk-heading-m">About this statement</h2>
      <p>
        It was prepared on {dateText(PREPARED_ON)}, from our own tests of Tandem as it was then. The tests run again
        with every change of Tandem. Whoever runs this site for the public should have it tested by people who use
        assistive technology, and put the result and a contact of their own here.
      </p>
    </div>
  );
}
