import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { type ArrangementEdit, addVariation, saveArrangement } from "../../persistence/stores/arrangement.store.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { checkText } from "../shared/errors.ts";
import { beginEdit, readText } from "../shared/money-edit.ts";
import { type RefusalType, refusal } from "../shared/refusal.type.ts";
import { AddVariationInput, SaveArrangementInput } from "./arrangement.input.ts";
import { type ArrangementAnswer, presentArrangementEdit, presentArrangements } from "./arrangement.present.ts";
import { ArrangementResult, ArrangementType } from "./arrangement.type.ts";

/** Longest text of a term. */
const LONGEST_TERM = 4_000;

const TERMS = [
  "poolManager",
  "aims",
  "nhsFunctions",
  "councilFunctions",
  "personsAndServices",
  "resources",
  "variationTerms",
  "terminationTerms",
  "management",
] as const;

const PARTNERSHIP = { description: "Code of the partnership." };

/** Terms in plain text, blank ones as not recorded; or the first that is not plain or too long. */
function readTerms(input: SaveArrangementInput): Record<(typeof TERMS)[number], string | null> | RefusalType {
  const read: [string, string | null][] = [];
  for (const term of TERMS) {
    const given = input[term]?.trim() ?? "";
    const text = given === "" ? null : readText(given, 1, LONGEST_TERM);
    if (given !== "" && text === null)
      return refusal("TEXT", `input.${term}`, "A term has at most 4,000 characters of plain text.", "Shorten it.");
    read.push([term, text]);
  }
  return Object.fromEntries(read) as Record<(typeof TERMS)[number], string | null>;
}

const isWithin = (value: number | null | undefined, most: number) =>
  value === null || value === undefined || (value >= 0 && value <= most);

function refuseNumbers({ code, noticeMonths, benefitTolerance }: SaveArrangementInput): RefusalType | null {
  if (!/^[A-Z0-9][A-Z0-9-]{1,39}$/.test(code))
    return refusal(
      "CODE",
      "input.code",
      "A code has 2 to 40 capital letters, digits and hyphens.",
      "Write it as S75-CYP.",
    );
  if (!isWithin(noticeMonths, 60))
    return refusal("NOTICE", "input.noticeMonths", "Notice is 0 to 60 months.", "Give whole months.");
  return isWithin(benefitTolerance, 100)
    ? null
    : refusal(
        "TOLERANCE",
        "input.benefitTolerance",
        "A tolerance is 0 to 100 percentage points.",
        "Give whole points.",
      );
}

/** The agreement as it would be saved, or what is wrong with it. */
function readArrangement(input: SaveArrangementInput): ArrangementEdit | RefusalType {
  const name = readText(input.name, 3, 160);
  if (name === null) return refusal("NAME", "input.name", "A name has 3 to 160 characters.", "Name the agreement.");
  const terms = readTerms(input);
  if ("__typename" in terms) return terms as RefusalType;
  const {
    code,
    kind,
    host,
    start,
    end,
    signedOn,
    reviewOn,
    noticeMonths,
    vatRegime,
    benefitTolerance,
    parties,
    expectedVersion,
  } = input;
  return {
    ...terms,
    code,
    name,
    kind,
    hostCode: host,
    start,
    end: end ?? null,
    signedOn: signedOn ?? null,
    reviewOn: reviewOn ?? null,
    noticeMonths: noticeMonths ?? null,
    vatRegime: vatRegime ?? null,
    benefitTolerance: benefitTolerance ?? null,
    parties: parties.map(({ organisation, joinedOn, leftOn }) => ({ organisation, joinedOn, leftOn: leftOn ?? null })),
    expectedVersion,
  };
}

@Resolver(() => PartnershipType)
export class ArrangementResolver {
  @Rule("READ_MONEY")
  @FieldResolver(() => [ArrangementType], {
    description: "How the partners join their money: every arrangement, by code.",
  })
  arrangements(@Root() partnership: PartnershipRow, @Ctx() context: Context): Promise<ArrangementType[]> {
    return presentArrangements(context, partnership);
  }

  @Rule("READ_MONEY")
  @FieldResolver(() => ArrangementType, {
    nullable: true,
    description: "One arrangement; null where there is none of that code.",
  })
  async arrangement(
    @Root() partnership: PartnershipRow,
    @Ctx() context: Context,
    @Arg("code", () => ID, { description: "Its code." }) code: string,
  ): Promise<ArrangementType | null> {
    checkText("code", code);
    return (await presentArrangements(context, partnership)).find((row) => row.code === code) ?? null;
  }

  @Rule("AGREE_TERMS")
  @Mutation(() => ArrangementResult, { description: "Saves an arrangement with its terms and parties." })
  async saveArrangement(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => SaveArrangementInput, { description: "The arrangement." }) input: SaveArrangementInput,
  ): Promise<ArrangementAnswer> {
    const edit = await beginEdit(context, code);
    checkText("input.host", input.host);
    for (const [at, { organisation }] of input.parties.entries())
      checkText(`input.parties.${at}.organisation`, organisation);
    const refused = refuseNumbers(input);
    if (refused !== null) return refused;
    const read = readArrangement(input);
    if ("message" in read) return read;
    return presentArrangementEdit(context, edit, await saveArrangement(context.orm, edit.editor, read), read.code);
  }

  @Rule("AGREE_TERMS")
  @Mutation(() => ArrangementResult, { description: "Adds a change to an arrangement's history." })
  async addVariation(
    @Ctx() context: Context,
    @Arg("partnership", () => ID, PARTNERSHIP) code: string,
    @Arg("input", () => AddVariationInput, { description: "The change." }) input: AddVariationInput,
  ): Promise<ArrangementAnswer> {
    const edit = await beginEdit(context, code);
    checkText("input.arrangement", input.arrangement);
    const change = readText(input.change, 3, 2_000);
    if (change === null)
      return refusal(
        "CHANGE",
        "input.change",
        "A change has 3 to 2,000 characters of plain text.",
        "Say what changed, and why.",
      );
    const { arrangement, agreedOn, effectiveOn } = input;
    const outcome = await addVariation(context.orm, edit.editor, { code: arrangement, agreedOn, effectiveOn, change });
    return presentArrangementEdit(context, edit, outcome, arrangement);
  }
}
