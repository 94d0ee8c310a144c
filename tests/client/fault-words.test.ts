import { CombinedGraphQLErrors } from "@apollo/client";
import { expect, test } from "vitest";
import { faultWords, unsavedWords } from "../../client/src/parts/fault-words.ts";

const AWAY = "Tandem's server does not answer just now. It may be starting, or the network may be down.";

test("a fault is told in whole sentences, never in the browser's own words for it", () => {
  expect(faultWords(new TypeError("Failed to fetch"))).toBe(AWAY);
  expect(faultWords(new SyntaxError("Unexpected token '<'"))).toBe(AWAY);
  expect(faultWords(new Error("The file is too long."))).toBe("The file is too long.");
  expect(faultWords(new Error("the file is too long"))).toBe("the file is too long.");
  const refused = new CombinedGraphQLErrors({ errors: [{ message: "Something failed.", extensions: { id: "a1" } }] });
  expect(faultWords(refused)).toBe("Something failed. Quote a1 when you report it.");
});

test("where no answer came, it is not claimed that nothing was saved, and what to do is said", () => {
  expect(unsavedWords(new TypeError("Failed to fetch"))).toBe(
    `No answer came, so it is not known whether this was saved. ${AWAY} What you wrote is still here: once the server answers, look whether the change is there, and send it again if not.`,
  );
  expect(unsavedWords(new Error("You may not."))).toBe("Not saved: You may not. What you wrote is still here.");
});
