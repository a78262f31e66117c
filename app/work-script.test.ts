import { describe, expect, it } from "vitest";
import { workScript } from "@/app/work-script";
import { issuePass, readPass } from "@/lib/security/pass";

const key = Buffer.alloc(32, 7);
const bond = { invoiceId: "cpi_AbCdEfGh12345678", address: "203.0.113.7", tries: 0 };
const pass = issuePass(key, bond, { kind: "work", bits: 9 }, 1_000);

type Listener = (event: object) => void;

/** The page around the script, in an engine whose timers run when the test says so. */
function openPage() {
  const attributes: Readonly<Record<string, string>> = {
    "data-pass": pass,
    "data-mark": pass.slice(pass.lastIndexOf(".") + 1),
    "data-bits": "9",
    "data-busy": "This takes a moment",
  };
  const told: string[] = [];
  const status = { textContent: "" };
  const timers: (() => void)[] = [];
  let onSubmit: Listener = () => undefined;
  const form = {
    querySelector: () => status,
    setAttribute: (name: string) => told.push(`+${name}`),
    removeAttribute: (name: string) => told.push(`-${name}`),
    dispatchEvent: () => {
      told.push(`sent ${input.value === "" ? "without" : "with"} pass`);
      return false;
    },
  };
  const input = { form, value: "", getAttribute: (name: string) => attributes[name] ?? null };
  const page = {
    querySelector: () => input,
    createEvent: () => ({ initEvent: () => undefined }),
    addEventListener: (_name: string, listener: Listener) => (onSubmit = listener),
  };
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- the very text that a browser gets
  new Function("document", "setTimeout", workScript)(page, (work: () => void) => timers.push(work));
  const submit = (): boolean => {
    let stopped = false;
    const event = {
      target: form,
      preventDefault: () => (stopped = true),
      stopImmediatePropagation: () => undefined,
    };
    onSubmit(event);
    return !stopped;
  };
  const work = (): void => {
    for (let next = timers.shift(); next !== undefined; next = timers.shift()) next();
  };
  return { input, status, told, submit, work };
}

describe("the work that a pass asks for", () => {
  it("is found by the page's script, and the server takes it", () => {
    const { input, work, submit } = openPage();
    work();
    expect(readPass([key], bond, input.value, 2_000).kind).toBe("good");
    expect(submit()).toBe(true);
  });

  it("holds a form that is handed in before it is done, says so, and then sends it once with the pass", () => {
    const { status, told, submit, work } = openPage();
    expect(submit()).toBe(false);
    expect(status.textContent).toBe("This takes a moment");
    expect(told).toEqual(["+data-busy"]);
    work();
    expect(told).toEqual(["+data-busy", "-data-busy", "sent with pass"]);
  });

  it("is read by engines of 2018: nothing in it is younger than ECMAScript 5", () => {
    expect(workScript).not.toMatch(/=>|`|\b(?:let|const|class|async)\b|\.\.\./);
  });
});
