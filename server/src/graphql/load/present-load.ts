import type { LoadRow } from "../../persistence/queries/loads.query.ts";
import { globalId } from "../shared/global-id.ts";
import type { LoadProblemType, LoadType } from "./load.type.ts";

/** A problem without the value it is about, which may be a small count; its message may quote it. */
function hideValue(problem: LoadProblemType): LoadProblemType {
  return { ...problem, value: null, message: "A value breaks this rule; who may read small counts sees it." };
}

/** A load as it is answered; values it is wrong about only to whoever may read small counts. */
export function presentLoad({ id, problems, ...row }: LoadRow, partnershipCode: string, isOpen: boolean): LoadType {
  return {
    ...row,
    id: globalId("Load", partnershipCode, id),
    problems: isOpen ? problems : problems.map(hideValue),
  };
}
