import { ApolloLink, execute, gql } from "@apollo/client";
import { Subject } from "rxjs";
import { expect, test } from "vitest";
import { makeClient } from "../../client/src/app/apollo.ts";
import { keepNewestAnswers } from "../../client/src/app/newest-answers.ts";

const QUESTION = gql`query Ledger($year: String!) { ledger(year: $year) }`;
const OTHER = gql`query Pools($year: String!) { pools(year: $year) }`;

/** A server that answers when it is told to, and what was heard of each question in the order they were put. */
function ask() {
  const server: Subject<ApolloLink.Result>[] = [];
  const heard: unknown[][] = [];
  const link = keepNewestAnswers().concat(
    new ApolloLink(() => {
      const answer = new Subject<ApolloLink.Result>();
      server.push(answer);
      return answer;
    }),
  );
  const client = makeClient();
  const put = (query = QUESTION, year = "2025-26") => {
    const told: unknown[] = [];
    heard.push(told);
    return execute(link, { query, variables: { year } }, { client }).subscribe({
      next: ({ data }) => told.push(data?.ledger),
      error: (error: Error) => told.push(error.message),
    });
  };
  const answer = (place: number, ledger: string) => {
    server[place]?.next({ data: { ledger } });
    server[place]?.complete();
  };
  return { put, answer, server, heard };
}

test("a question put twice is asked twice, and answered in turn", () => {
  const { put, answer, server, heard } = ask();
  put();
  put();
  expect(server).toHaveLength(2);
  answer(0, "before");
  answer(1, "after");
  expect(heard).toEqual([["before"], ["after"]]);
});

test("an answer that was overtaken, or failed, gives way to the later one", () => {
  const { put, answer, server, heard } = ask();
  for (let count = 0; count < 3; count += 1) put();
  answer(1, "after");
  answer(0, "before");
  expect(heard).toEqual([["after"], ["after"], []]);
  server[2]?.error(new Error("lost"));
  expect(heard[2]).toEqual(["lost"]);
  // Nothing is on its way any more, so nothing is remembered.
  put();
  answer(3, "new");
  expect(heard[3]).toEqual(["new"]);
});

test("a lost answer gives way to a later one that came, and no other question's does", () => {
  const { put, answer, server, heard } = ask();
  put();
  put();
  put(QUESTION, "2024-25");
  put(OTHER);
  answer(1, "after");
  server[0]?.error(new Error("lost"));
  answer(2, "another year");
  answer(3, "another question");
  expect(heard).toEqual([["after"], ["after"], ["another year"], ["another question"]]);
});

test("a question that is given up is forgotten", () => {
  const { put, answer, heard } = ask();
  const first = put();
  put();
  answer(1, "after");
  first.unsubscribe();
  put();
  answer(2, "new");
  expect(heard).toEqual([[], ["after"], ["new"]]);
});

test("a change is told its own outcome, whatever came of the same change sent later", () => {
  const { put, answer, heard } = ask();
  const change = gql`mutation Post($year: String!) { ledger: post(year: $year) }`;
  put(change);
  put(change);
  answer(1, "already posted");
  answer(0, "posted");
  expect(heard).toEqual([["posted"], ["already posted"]]);
});
