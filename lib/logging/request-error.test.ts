import { expect, test, vi } from "vitest";
import { logRequestError } from "@/lib/logging/request-error";

const log = vi.hoisted(() => vi.fn());
vi.mock("@/lib/logging/log", () => ({ log, errorFields: (error: unknown) => ({ error }) }));

test("a form that nobody can read calls no person; whatever else breaks does", () => {
  const broken = new TypeError("Failed to parse body as FormData.");
  const ours = new TypeError("Cannot read properties of undefined");
  logRequestError(broken, "/pay/[invoiceId]/card/page");
  logRequestError(ours, "/pay/[invoiceId]/card/page");
  logRequestError("thrown", "/hpp/page");
  expect(log.mock.calls.map(([level]) => level)).toEqual(["warn", "error", "error"]);
  expect(log.mock.calls[1]).toEqual([
    "error",
    "page.failed",
    { route: "/pay/[invoiceId]/card/page", error: ours },
  ]);
});
