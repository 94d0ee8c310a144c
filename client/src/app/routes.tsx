import { createBrowserRouter } from "react-router";
import { BrokenPage } from "./BrokenPage.tsx";
import { LostPage } from "./LostPage.tsx";
import { Shell } from "./Shell.tsx";

/** Every page, each loaded when it is first opened. */
export function makeRouter() {
  return createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <p className="nhsuk-width-container">Loading…</p>,
      children: [
        {
          index: true,
          lazy: async () => ({ Component: (await import("../features/overview/OverviewPage.tsx")).OverviewPage }),
        },
        { path: "gaps", lazy: async () => ({ Component: (await import("../features/gaps/GapsPage.tsx")).GapsPage }) },
        {
          path: "waits",
          lazy: async () => ({ Component: (await import("../features/waits/WaitsPage.tsx")).WaitsPage }),
        },
        {
          path: "overlaps",
          lazy: async () => ({ Component: (await import("../features/overlaps/OverlapsPage.tsx")).OverlapsPage }),
        },
        {
          path: "services",
          lazy: async () => ({ Component: (await import("../features/services/ServicesPage.tsx")).ServicesPage }),
        },
        {
          path: "ehc-plans",
          lazy: async () => ({ Component: (await import("../features/ehc-plans/EhcPlansPage.tsx")).EhcPlansPage }),
        },
        {
          path: "understanding",
          lazy: async () => ({
            Component: (await import("../features/understanding/UnderstandingPage.tsx")).UnderstandingPage,
          }),
        },
        {
          path: "alternative-provision",
          lazy: async () => ({
            Component: (await import("../features/alternative-provision/AlternativeProvisionPage.tsx"))
              .AlternativeProvisionPage,
          }),
        },
        {
          path: "adulthood",
          lazy: async () => ({ Component: (await import("../features/adulthood/AdulthoodPage.tsx")).AdulthoodPage }),
        },
        {
          path: "pooled-budgets",
          lazy: async () => ({
            Component: (await import("../features/pooled-budgets/PooledBudgetsPage.tsx")).PooledBudgetsPage,
          }),
        },
        {
          path: "pooled-budgets/:code/ledger",
          lazy: async () => ({ Component: (await import("../features/ledger/LedgerPage.tsx")).LedgerPage }),
        },
        {
          path: "pooled-budgets/:code/returns",
          lazy: async () => ({ Component: (await import("../features/returns/ReturnsPage.tsx")).ReturnsPage }),
        },
        {
          path: "arrangements",
          lazy: async () => ({
            Component: (await import("../features/arrangements/ArrangementsPage.tsx")).ArrangementsPage,
          }),
        },
        {
          path: "arrangements/:code",
          lazy: async () => ({
            Component: (await import("../features/arrangements/ArrangementPage.tsx")).ArrangementPage,
          }),
        },
        { path: "data", lazy: async () => ({ Component: (await import("../features/data/DataPage.tsx")).DataPage }) },
        {
          path: "api-guide",
          lazy: async () => ({ Component: (await import("../features/api/ApiPage.tsx")).ApiPage }),
        },
        {
          path: "accessibility",
          lazy: async () => ({
            Component: (await import("../features/accessibility/AccessibilityPage.tsx")).AccessibilityPage,
          }),
        },
        {
          path: "people",
          lazy: async () => ({ Component: (await import("../features/people/PeoplePage.tsx")).PeoplePage }),
        },
        { path: "keys", lazy: async () => ({ Component: (await import("../features/keys/KeysPage.tsx")).KeysPage }) },
        {
          path: "audit",
          lazy: async () => ({ Component: (await import("../features/audit/AuditPage.tsx")).AuditPage }),
        },
        { path: "*", element: <LostPage /> },
      ],
    },
  ]);
}
