import { isRole, type Role } from "./role.ts";
import type { Viewer } from "./viewer.ts";

/** Cookie that holds the role tried out on this machine. */
export const EVALUATION_COOKIE = "tandem_evaluation_role";

/** Purpose that stands in where nobody signs in and the data are made up. */
const EVALUATION_PURPOSE = "Trying Tandem out on illustrative data";

/** The role tried out; a commissioner where none was chosen, so that a first question is answered in full. */
export function readEvaluationRole(cookie: string | undefined): Role {
  return cookie !== undefined && isRole(cookie) ? cookie : "COMMISSIONER";
}

/** Whoever is at this machine, in one role in every partnership it holds. */
export function evaluationViewer(role: Role): Viewer {
  return {
    kind: "EVALUATION",
    name: `Somebody at this computer, as ${role.toLowerCase().replaceAll("_", " ")}`,
    partnershipCodes: null,
    sessionKeyHash: null,
    membershipOf: (partnershipCode) => ({
      partnershipCode,
      code: `evaluation-${role.toLowerCase()}`,
      organisationCode: null,
      roles: [role],
      purpose: EVALUATION_PURPOSE,
      scopes: null,
    }),
  };
}
