import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { configureTransport } from "../api/transport";
import { FakeEventSource } from "./FakeEventSource";
import { server } from "./server";

// Pages are loaded when they are first shown: slow machines take their time.
configure({ asyncUtilTimeout: 10_000 });
configureTransport();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  vi.stubGlobal("scrollTo", () => undefined);
  vi.stubGlobal("ResizeObserver", SilentObserver);
  // jsdom lays nothing out: a window's worth of room, so that virtual lists show what they would.
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  HTMLElement.prototype.setPointerCapture = () => undefined;
  HTMLElement.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  FakeEventSource.opened.length = 0;
  localStorage.clear();
  vi.unstubAllGlobals();
});
afterAll(() => server.close());

class SilentObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
