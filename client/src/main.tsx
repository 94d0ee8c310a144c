import { ApolloProvider } from "@apollo/client/react";
import { FrameDocument, ViewerDocument } from "@tandem/schema/operations";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeClient } from "./app/apollo.ts";
import { askEarly } from "./app/early-answers.ts";
import { PARTNERSHIP } from "./app/partnership.ts";
import { makeRouter } from "./app/routes.tsx";
import "./styles.scss";

const root = document.getElementById("root");
if (root !== null) {
  const client = makeClient();
  askEarly(client, [ViewerDocument, FrameDocument], { partnership: PARTNERSHIP });
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={client}>
        {/* Inside a transition a hook of Apollo's asks for the old address and the new one in turn, two or three times over. */}
        <RouterProvider router={makeRouter()} useTransitions={false} />
      </ApolloProvider>
    </StrictMode>,
  );
}
