import type { ApolloServerPlugin } from "@apollo/server";
import type { CurrentPartnerships } from "../persistence/current-partnerships.ts";
import type { Context } from "./context.ts";

/** After a mutation the next question reads what it wrote, however slow the notice of it. */
export function forgetAfterWrites(partnerships: CurrentPartnerships): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ operation }) => {
        if (operation?.operation === "mutation") partnerships.forget();
      },
    }),
  };
}
