import { parseArgs } from "node:util";
import { terminalLog } from "../log.ts";
import { openOrm } from "../persistence/orm.ts";
import { readPartnership } from "../persistence/queries/partnership.query.ts";
import { saveInvitation } from "../persistence/stores/people.store.ts";
import { readEmail } from "../security/email.ts";
import { isRole, ROLE_CODES } from "../security/role.ts";
import { runCommand } from "./run-command.ts";

/** What the command was told; throws a line that names option, rule and mend. */
function readOptions() {
  const text = { type: "string" } as const;
  const options = { partnership: text, email: text, organisation: text, roles: text };
  const { values } = parseArgs({ options });
  const { partnership, organisation } = values;
  const email = readEmail(values.email ?? "");
  const roles = (values.roles ?? "ADMINISTRATOR").split(",");
  if (partnership === undefined) throw new Error("--partnership is missing; name one by its code, as walsall.");
  if (email === null) throw new Error("--email is no e-mail address; write it as name@organisation.gov.uk.");
  if (organisation === undefined) throw new Error("--organisation is missing; use the code of one in the register.");
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined)
    throw new Error(`--roles has ${unknown}; use ${ROLE_CODES.join(", ")}, with commas between.`);
  return { partnership, email, organisation, roles };
}

const REFUSALS = {
  ALREADY_INVITED: "the address belongs to somebody there already; change that person on the people page.",
  NO_SUCH_ORGANISATION: "there is no such organisation in the partnership; use a code of its register.",
  NO_SUCH_PERSON: "there is no such person.",
  LAST_ADMINISTRATOR: "this is the last administrator.",
} as const;

/** Invites a person from the server's console, as a first administrator must be. */
async function invite(databaseUrl: string): Promise<boolean> {
  const { partnership: code, email, organisation, roles } = readOptions();
  const orm = await openOrm(databaseUrl, "tandem_app", 1);
  try {
    const partnership = await readPartnership(orm, code);
    if (partnership === null) throw new Error(`--partnership ${code} is not known; use its code, as walsall.`);
    const actor = { actor: "command", actorName: "A command at the server" };
    const invitation = { partnershipId: partnership.id, email, organisationCode: organisation, roles };
    const outcome = await saveInvitation(orm, { ...invitation, ...actor });
    if (outcome.status === "REFUSED") throw new Error(REFUSALS[outcome.rule]);
    terminalLog("info").info(
      `Invited as ${roles.join(", ")}; they belong to ${code} once they sign in with the address.`,
    );
    return true;
  } finally {
    await orm.close(true);
  }
}

await runCommand(invite);
