import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Toaster } from "sonner";
import { configureTransport } from "./api/transport";
import { makeQueries } from "./app/queries";
import { makeRouter } from "./app/router";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/controls.css";

configureTransport();
const queries = makeQueries();
const router = makeRouter(queries);
const place = document.getElementById("root");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Toaster position="bottom-center" gap={8} offset={20} mobileOffset={92} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
