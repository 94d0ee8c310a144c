import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type Dimensions, touchingAreas } from "../../persistence/dimensions.ts";
import type { PartnershipRow } from "../../persistence/queries/partnership.query.ts";
import { findServices, sortValues } from "../../persistence/service-register.ts";
import type { Context } from "../context.ts";
import { PartnershipType } from "../partnership/partnership.type.ts";
import { Rule } from "../rule.ts";
import { codesOf } from "../shared/arguments.ts";
import { type CursorTerm, checkFirst, listName, readCursor, writeCursor } from "../shared/cursor.ts";
import { badInput, checkCodes, checkText } from "../shared/errors.ts";
import { todayOf } from "../shared/partnership-argument.ts";
import { presentServiceRow } from "./service.present.ts";
import { ServiceConnectionType, ServiceFilterInput, ServiceOrderInput } from "./service.type.ts";

/** What each field of the order is, for cursors. */
const ORDER_TERMS: Readonly<Record<ServiceOrderInput["field"], CursorTerm>> = {
  ANNUAL_VALUE: "integer",
  CAPACITY: "number",
  CODE: "text",
  NAME: "text",
  PROVIDER: "text",
  SERVICE_LINE: "text",
};

function checkFilter(filter: ServiceFilterInput, dimensions: Dimensions, { areaCode }: PartnershipRow): void {
  checkText("filter.search", filter.search);
  checkCodes(
    "filter.serviceLines",
    filter.serviceLines,
    dimensions.serviceLines,
    "use codes of partnership.serviceLines",
  );
  checkCodes("filter.providers", filter.providers, dimensions.organisations, "use codes of partnership.organisations");
  checkCodes(
    "filter.commissioners",
    filter.commissioners,
    dimensions.organisations,
    "use codes of partnership.organisations",
  );
  checkCodes(
    "filter.layers",
    filter.layers,
    dimensions.layers,
    `use one of ${[...dimensions.layers.keys()].join(", ")}`,
  );
  checkCodes(
    "filter.functions",
    filter.functions,
    dimensions.functions,
    `use one of ${[...dimensions.functions.keys()].join(", ")}`,
  );
  checkCodes("filter.needs", filter.needs, dimensions.needs, "use codes of partnership.needs");
  checkCodes(
    "filter.areas",
    filter.areas,
    new Set(touchingAreas(dimensions, [areaCode])),
    "use codes of partnership.areas",
  );
  const { ages } = filter;
  if (ages && !(ages.from >= 0 && ages.from <= ages.to && ages.to <= 25)) {
    throw badInput("filter.ages", "from must not be above to, both from 0 to 25.");
  }
}

@Resolver(() => PartnershipType)
export class ServiceResolver {
  @Rule("READ_REGISTER")
  @FieldResolver(() => ServiceConnectionType, {
    description: "Services as they stand today, with their commissions and funding.",
  })
  async services(
    @Root() partnership: PartnershipRow,
    @Ctx() { registers, dimensions, readSnapshot }: Context,
    @Arg("first", () => Int, { description: "Rows in the page, 1 to 1,000." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the row to start after." }) after?:
      | string
      | null,
    @Arg("filter", () => ServiceFilterInput, { nullable: true, description: "Which services to list." })
    filter?: ServiceFilterInput | null,
    @Arg("orderBy", () => [ServiceOrderInput], { nullable: true, description: "Order; by code where none is given." })
    orderBy?: ServiceOrderInput[] | null,
  ): Promise<ServiceConnectionType> {
    checkFirst(first);
    const words = await dimensions.read(partnership);
    const order = orderBy ?? [];
    checkFilter(filter ?? {}, words, partnership);
    if (filter?.codes) {
      const { services } = await readSnapshot(partnership);
      checkCodes("filter.codes", filter.codes, codesOf(services), "use codes of partnership.services");
    }
    const list = listName(partnership, "services", ...order.map(({ field, direction }) => `${field}-${direction}`));
    const page = findServices(await registers.read(partnership, todayOf(partnership)), words, {
      first,
      after: readCursor(list, after, [...order.map(({ field }) => ORDER_TERMS[field]), "text"]),
      filter: filter ?? {},
      orderBy: order,
    });
    const edges = page.rows.map((row) => ({
      get cursor() {
        return writeCursor(list, sortValues(row, order));
      },
      node: presentServiceRow(row, words, partnership),
    }));
    return {
      totalCount: page.totalCount,
      complete: true,
      warnings: [],
      pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      edges,
    };
  }
}
