import { ApolloLink } from "@apollo/client";
import { OperationTypeNode } from "graphql";
import { catchError, defer, finalize, map, of } from "rxjs";

/** What is on its way of one question. */
interface Asked {
  onWay: number;
  last: number;
  newest: { readonly place: number; readonly result: ApolloLink.Result } | null;
}

/**
 * Lets no answer follow a later one to the same question: what was overtaken gives way to what overtook it. Questions are asked as
 * often as they are put, never joined to one on its way, which may have been answered before a change and would not show it.
 */
export function keepNewestAnswers(): ApolloLink {
  const asked = new Map<string, Asked>();
  return new ApolloLink((operation, forward) => {
    if (operation.operationType !== OperationTypeNode.QUERY) return forward(operation);
    const key = `${operation.operationName} ${JSON.stringify(operation.variables)}`;
    return defer(() => {
      const question = asked.get(key) ?? { onWay: 0, last: 0, newest: null };
      asked.set(key, question);
      question.onWay += 1;
      question.last += 1;
      const place = question.last;
      const overtaking = () =>
        question.newest !== null && question.newest.place > place ? question.newest.result : null;
      return forward(operation).pipe(
        map((result) => {
          const later = overtaking();
          if (later === null) question.newest = { place, result };
          return later ?? result;
        }),
        catchError((error: unknown) => {
          const later = overtaking();
          if (later === null) throw error;
          return of(later);
        }),
        finalize(() => {
          question.onWay -= 1;
          if (question.onWay === 0) asked.delete(key);
        }),
      );
    });
  });
}
