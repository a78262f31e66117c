import { describe, expect, test } from "vitest";
import { toFlow } from "@/lib/public-api/to-flow";

const read = (value: unknown) => toFlow(value, false);

describe("flow data", () => {
  const action = "https://psp.example/pay";
  test.each([
    ["none", undefined, []],
    ["an empty list", [], []],
    [
      "a map",
      { MD: "a", n: 5, b: true },
      [
        ["MD", "a"],
        ["n", "5"],
        ["b", "true"],
      ],
    ],
    [
      "a list of names and values",
      [
        { name: "MD", value: "a" },
        { name: "MD", value: 5 },
      ],
      [
        ["MD", "a"],
        ["MD", "5"],
      ],
    ],
  ])("params as %s", (_name, params, pairs) => {
    expect(read({ action, params })).toEqual({ action, method: "GET", params: pairs });
  });

  test.each([
    ["POST", "POST"],
    ["post", "POST"],
    ["GET", "GET"],
    ["get", "GET"],
    [null, "GET"],
  ])("method %s", (wire, method) => {
    expect(read({ action, method: wire })?.method).toBe(method);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "java\nscript:alert(1)",
    "/relative",
    "//psp.example",
    "https://user:secret@psp.example/",
    "https://",
    "",
    null,
    5,
  ])("nobody is sent to %j", (wrong) => {
    expect(read({ action: wrong, params: [] })).toBeNull();
  });

  test("plain http leads on only where no money moves, or on this machine", () => {
    const plain = { action: "http://psp.example/pay" };
    expect(toFlow(plain, false)).toBeNull();
    expect(toFlow(plain, true)?.action).toBe("http://psp.example/pay");
    expect(toFlow({ action: "http://127.0.0.1:4010/psp" }, false)).not.toBeNull();
  });

  test("half of a form is not sent: parameters that cannot be read stop the way", () => {
    expect(read({ action, params: { a: { b: 1 } } })).toBeNull();
    expect(read({ action, params: [{ name: "a" }] })).toBeNull();
  });
});
