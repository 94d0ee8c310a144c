import type { PeoplePageQuery } from "@tandem/schema/operations";

/** A person as the page lists them. */
export type PersonRow = PeoplePageQuery["partnership"]["people"]["edges"][number]["node"];
