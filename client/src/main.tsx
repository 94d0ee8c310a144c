import { ApolloProvider } from "@apollo/client/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeClient } from "./app/apollo.ts";
import { makeRouter } from "./app/routes.tsx";
import "./styles.scss";

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={makeClient()}>
        {/* Inside a transition a hook of Apollo's asks for the old address and the new one in turn, two or three times over. */}
        <RouterProvider router={makeRouter()} useTransitions={false} />
      </ApolloProvider>
    </StrictMode>,
  );
}
