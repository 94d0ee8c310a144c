import type { ApolloClient } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { ServicesPageDocument, type ServicesPageQuery } from "@tandem/schema/operations";
import { useEffect, useMemo, useState } from "react";
import { type Answer, useAnswer } from "../../app/answer.ts";
import { useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { type RegisterRow, registerRow } from "./register-rows.ts";

type Partnership = ServicesPageQuery["partnership"];

/** The register as far as it is read, in one data version. */
export interface Register {
  readonly rows: readonly RegisterRow[];
  readonly totalCount: number;
  /** Whether every service is in it. */
  readonly isWhole: boolean;
  readonly needs: Partnership["needs"];
  readonly warnings: Partnership["services"]["warnings"];
}

/** The question for the register's first page: as many services as one answer may hold. */
export const REGISTER_QUESTION = { partnership: PARTNERSHIP, first: 1000, after: null };

/** Pages after the first, and why there may be no more of them. */
interface Rest {
  /** The first page they follow. */
  readonly of: string;
  readonly services: readonly Partnership["services"][];
  readonly error?: Error;
}

/** What tells one first page from another. */
const pageKey = ({ dataVersion, services: { pageInfo } }: Partnership) => `${dataVersion}|${pageInfo.endCursor}`;

/** Reads the pages after one until there is none; each is told as it comes. */
async function readOn(
  client: ApolloClient,
  { dataVersion, services }: Partnership,
  tell: (services: Partnership["services"]) => boolean,
): Promise<void> {
  let { pageInfo } = services;
  while (pageInfo.hasNextPage) {
    const { data } = await client.query({
      query: ServicesPageDocument,
      variables: { ...REGISTER_QUESTION, after: pageInfo.endCursor ?? null },
      fetchPolicy: "no-cache",
    });
    if (data === undefined) throw new Error("The register ended in the middle.");
    if (data.partnership.dataVersion !== dataVersion) throw new Error("The register changed while it was read.");
    if (!tell(data.partnership.services)) return;
    pageInfo = data.partnership.services.pageInfo;
  }
}

/** Follows a first page with the rest of the register. */
function useRest(first: Partnership | undefined, attempt: number): Rest {
  const client = useApolloClient();
  const of = first === undefined ? "" : `${attempt}|${pageKey(first)}`;
  const [rest, setRest] = useState<Rest>({ of: "", services: [] });
  useEffect(() => {
    if (!first?.services.pageInfo.hasNextPage) return;
    let isWanted = true;
    const found: Partnership["services"][] = [];
    const tell = (services: Partnership["services"]) => {
      if (isWanted) found.push(services);
      if (isWanted) setRest({ of, services: [...found] });
      return isWanted;
    };
    readOn(client, first, tell).catch((error: Error) => {
      if (isWanted) setRest({ of, services: [...found], error });
    });
    return () => {
      isWanted = false;
    };
  }, [client, of]);
  return rest.of === of ? rest : { of, services: [] };
}

/** The whole register, page by page; what is read so far is there while the rest is on its way. */
export function useRegister(): Answer<Register> {
  const { today } = useFrame();
  const answer = useAnswer(ServicesPageDocument, REGISTER_QUESTION);
  const first = answer.data?.partnership;
  const [attempt, setAttempt] = useState(0);
  const { services: others, error } = useRest(first, attempt);
  const data = useMemo((): Register | undefined => {
    if (first === undefined) return undefined;
    const pages = [first.services, ...others];
    return {
      rows: pages.flatMap(({ edges }) => edges.map(({ node }) => registerRow(node, today))),
      totalCount: first.services.totalCount,
      isWhole: pages.at(-1)?.pageInfo.hasNextPage === false && pages.every(({ complete }) => complete),
      needs: first.needs,
      warnings: first.services.warnings,
    };
  }, [first, others, today]);
  const retry = () => {
    setAttempt(attempt + 1);
    answer.retry();
  };
  return { ...answer, data, error: answer.error ?? error, retry };
}
