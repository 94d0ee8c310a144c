import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { presentArrangements } from "../arrangement/arrangement.present.ts";
import type { ArrangementType } from "../arrangement/arrangement.type.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { type Connection, connectRows } from "../shared/connection.type.ts";
import { listName } from "../shared/cursor.ts";
import { checkParts, filterRows, holdsText } from "../shared/filter-tree.ts";
import type { OrderTerm } from "../shared/page.ts";
import type { OrganisationType } from "../shared/word.type.ts";
import {
  ArrangementConnectionType,
  ArrangementFilterInput,
  ArrangementOrderInput,
  OrganisationConnectionType,
  OrganisationFilterInput,
  OrganisationOrderInput,
} from "./register-page.type.ts";

const FIRST = { description: "Rows in the page, 1 to 1,000." };
const AFTER = { nullable: true, description: "Cursor of the row to start after." };
const ORDER = { nullable: true, description: "Order; by code where none is given." };

interface Coded {
  readonly code: string;
}

type Order<F extends string> = readonly { readonly field: F; readonly direction: "ASC" | "DESC" }[];

/** The terms of an order, then the code. */
function termsOf<T extends Coded, F extends string>(
  orderBy: Order<F>,
  read: Readonly<Record<F, (row: T) => string | null>>,
): OrderTerm<T>[] {
  const asked = orderBy.map(({ field, direction }): OrderTerm<T> => ({ kind: "text", direction, read: read[field] }));
  return [...asked, { kind: "text", direction: "ASC", read: ({ code }) => code }];
}

const nameOfOrder = (orderBy: Order<string>) => orderBy.map(({ field, direction }) => `${field}-${direction}`);

const organisationPasses = (filter: OrganisationFilterInput, { code, name, kind }: OrganisationType) =>
  (!filter.codes || filter.codes.includes(code)) &&
  (!filter.kinds || filter.kinds.includes(kind)) &&
  holdsText(`${code} ${name}`, filter.search);

const arrangementPasses = (filter: ArrangementFilterInput, { code, name, kind, start, end }: ArrangementType) =>
  (!filter.codes || filter.codes.includes(code)) &&
  (!filter.kinds || filter.kinds.includes(kind)) &&
  (!filter.from || end === null || end >= filter.from) &&
  (!filter.to || start <= filter.to) &&
  holdsText(`${code} ${name}`, filter.search);

@Resolver(() => PartnershipType)
export class RegisterPageResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => OrganisationConnectionType, {
    description: "Organisations that commission, provide or host, in pages.",
  })
  async organisationPage(
    @Root() partnership: PartnershipRow,
    @Ctx() { dimensions }: Context,
    @Arg("first", () => Int, FIRST) first: number,
    @Arg("after", () => String, AFTER) after?: string | null,
    @Arg("filter", () => OrganisationFilterInput, { nullable: true, description: "Which organisations to list." })
    filter?: OrganisationFilterInput | null,
    @Arg("orderBy", () => [OrganisationOrderInput], ORDER) orderBy?: OrganisationOrderInput[] | null,
  ): Promise<Connection<OrganisationType>> {
    const { organisations } = await dimensions.read(partnership);
    const rows = filterRows<OrganisationFilterInput, OrganisationType>([...organisations.values()], filter, {
      own: organisationPasses,
      check: ({ codes, kinds, search }, at) => checkParts(at, { codes, kinds }, search),
    });
    const order = orderBy ?? [];
    const terms = termsOf<OrganisationType, OrganisationOrderInput["field"]>(order, {
      CODE: ({ code }) => code,
      NAME: ({ name }) => name,
      KIND: ({ kind }) => kind,
    });
    return connectRows(rows, terms, listName(partnership, "organisations", ...nameOfOrder(order)), { first, after });
  }

  @Rule("READ_MONEY")
  @FieldResolver(() => ArrangementConnectionType, { description: "How the partners join their money, in pages." })
  async arrangementPage(
    @Root() partnership: PartnershipRow,
    @Ctx() context: Context,
    @Arg("first", () => Int, FIRST) first: number,
    @Arg("after", () => String, AFTER) after?: string | null,
    @Arg("filter", () => ArrangementFilterInput, { nullable: true, description: "Which arrangements to list." })
    filter?: ArrangementFilterInput | null,
    @Arg("orderBy", () => [ArrangementOrderInput], ORDER) orderBy?: ArrangementOrderInput[] | null,
  ): Promise<Connection<ArrangementType>> {
    const rows = filterRows<ArrangementFilterInput, ArrangementType>(
      await presentArrangements(context, partnership),
      filter,
      { own: arrangementPasses, check: ({ codes, search }, at) => checkParts(at, { codes }, search) },
    );
    const order = orderBy ?? [];
    const terms = termsOf<ArrangementType, ArrangementOrderInput["field"]>(order, {
      CODE: ({ code }) => code,
      NAME: ({ name }) => name,
      KIND: ({ kind }) => kind,
      START: ({ start }) => start,
      END: ({ end }) => end,
    });
    return connectRows(rows, terms, listName(partnership, "arrangements", ...nameOfOrder(order)), { first, after });
  }
}
