import { PeoplePageDocument } from "@tandem/schema/operations";
import { TrustedDocuments } from "@tandem/server/graphql/cost/trusted-documents";
import { print } from "graphql";
import { expect, test } from "vitest";

test("the server knows an operation of the dashboard by its text to the byte, and nothing like it", () => {
  const trusted = new TrustedDocuments();
  const text = `query PeoplePage($partnership: ID!) {
  partnership(code: $partnership) {
    people(first: 1000) {
      totalCount
      edges {
        node {
          id
          code
          email
          name
          organisation
          roles
          state
          invitedAt
          joinedAt
          removedAt
          version
        }
      }
    }
  }
}`;
  expect(trusted.has(text)).toBe(true);
  expect(trusted.has(`${text} `)).toBe(false);
  expect(trusted.has(text.replace("first: 1000", "first: 1001"))).toBe(false);
  expect(trusted.has(text.replace("version", "version\n          __typename"))).toBe(false);
  expect(trusted.has(print(PeoplePageDocument))).toBe(true);
});
