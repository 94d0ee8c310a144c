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
        <RouterProvider router={makeRouter()} />
      </ApolloProvider>
    </StrictMode>,
  );
}
