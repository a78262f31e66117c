import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFault, middleOf, TV_OF_2018, type Driver, type Mode } from "@/e2e/engines/driver";
import { member, openLine, type Answer, type Line } from "@/e2e/engines/socket";
import { freePorts } from "@/e2e/run/ports.mjs";
import { removeAtEnd, startChild, waitUntilReady } from "@/e2e/run/processes.mjs";

const usual = { width: 1280, height: 900 };

/** Firefox's own settings for a run: quiet, and calling itself what the mode wants. */
const settings = (mode: Mode): string =>
  [
    ["browser.shell.checkDefaultBrowser", false],
    ["datareporting.policy.dataSubmissionEnabled", false],
    ["app.update.disabledForTesting", true],
    ["browser.startup.page", 0],
    ["intl.accept_languages", "en-GB, en"],
    ...(mode === "no script" ? [["javascript.enabled", false]] : []),
    ...(mode === "refused" ? [["general.useragent.override", TV_OF_2018]] : []),
  ]
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join("\n");

function listen(line: Line, mode: Mode): readonly string[] {
  const found: string[] = [];
  line.onNews((method, params) => {
    if (method !== "log.entryAdded" || params["level"] !== "error") return;
    const text = String(params["text"]);
    if (mode === "refused" && /content-security-policy/i.test(text)) return;
    if (params["type"] === "javascript" || isFault(text)) found.push(text);
  });
  return found;
}

/** Drives Firefox by WebDriver BiDi, which it speaks itself. */
export async function startFirefox(program: string, mode: Mode): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), "checkout-firefox-"));
  removeAtEnd(folder);
  writeFileSync(join(folder, "user.js"), settings(mode));
  const [port] = await freePorts(1);
  const logFile = join(folder, "browser.log");
  const child = startChild({
    name: "Firefox",
    command: program,
    args: ["--headless", "--no-remote", "--profile", folder, `--remote-debugging-port=${port}`],
    env: { HOME: folder, MOZ_HEADLESS: "1" },
    logFile,
  });
  const listening = /WebDriver BiDi listening/;
  await waitUntilReady(child, () => Promise.resolve(listening.test(readFileSync(logFile, "utf8"))));
  const line = await openLine(`ws://127.0.0.1:${port}/session`);
  await line.ask("session.new", { capabilities: {} });
  const faults = listen(line, mode);
  await line.ask("session.subscribe", { events: ["log.entryAdded"] });
  const tree = await line.ask("browsingContext.getTree");
  const context = member(member(tree, "contexts"), "0")["context"];
  const show = (viewport: object): Promise<Answer> =>
    line.ask("browsingContext.setViewport", { context, viewport });
  await show(usual);
  const act = (id: string, type: string, actions: readonly object[]): Promise<Answer> =>
    line.ask("input.performActions", { context, actions: [{ id, type, actions }] });
  const read = async (expression: string): Promise<unknown> => {
    const answer = await line.ask("script.evaluate", {
      expression: `JSON.stringify([${expression}])`,
      // Where script is off, only a world of our own can be asked; where it runs, its own shows what it did.
      target: mode === "no script" ? { context, sandbox: "reader" } : { context },
      awaitPromise: false,
    });
    const text = member(answer, "result")["value"];
    if (typeof text !== "string") throw new Error(JSON.stringify(answer));
    return (JSON.parse(text) as unknown[])[0];
  };
  const press = async (selector: string): Promise<void> => {
    const { x, y } = (await read(middleOf(selector))) as { x: number; y: number };
    await act("mouse", "pointer", [
      { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ]);
  };
  return {
    open: async (url) => void (await line.ask("browsingContext.navigate", { context, url, wait: "none" })),
    read,
    press,
    type: async (selector, text) => {
      await press(selector);
      await read(`document.querySelector(${JSON.stringify(selector)}).select()`);
      // Without a screen the window is never in front, and a page behind is not told of the focus.
      await read(
        `document.hasFocus() || document.activeElement.dispatchEvent(new FocusEvent("focusin", { bubbles: true }))`,
      );
      const keys = [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await act("keys", "key", keys);
    },
    picture: async (file, screen) => {
      await show(screen);
      const { data } = await line.ask("browsingContext.captureScreenshot", { context, origin: "document" });
      writeFileSync(file, Buffer.from(String(data), "base64"));
      await show(usual);
    },
    faults: () => faults,
    close: async () => {
      line.close();
      await child.stop();
    },
  };
}
