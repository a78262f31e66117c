import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFault, middleOf, TV_OF_2018, type Driver, type Mode, type Screen } from "@/e2e/engines/driver";
import { member, openLine, type Answer, type Line } from "@/e2e/engines/socket";
import { freePorts } from "@/e2e/run/ports.mjs";
import { answers, removeAtEnd, startChild, waitUntilReady } from "@/e2e/run/processes.mjs";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--no-first-run",
  "--lang=en-GB",
  "about:blank",
];

/** The width of the window while something is pressed and typed. */
const usual: Screen = { width: 1280, height: 900 };

/** Collects what nobody caught, and what the console tells of a fault. */
function listen(line: Line, mode: Mode): readonly string[] {
  const found: string[] = [];
  const tell = (text: unknown): void => {
    // Refusing them is what the server wants there.
    if (mode === "refused" && /script/i.test(String(text)) && /content security policy/i.test(String(text)))
      return;
    if (isFault(String(text))) found.push(String(text));
  };
  line.onNews((method, params) => {
    if (method === "Runtime.exceptionThrown") {
      const { text, exception } = member(params, "exceptionDetails");
      found.push(`${String(text)} ${String(member({ exception }, "exception")["description"])}`);
    }
    if (method === "Log.entryAdded") tell(member(params, "entry")["text"]);
    if (method === "Runtime.consoleAPICalled" && params["type"] === "error")
      tell(JSON.stringify(params["args"]));
  });
  return found;
}

/** Drives a Chromium of any age by the few DevTools calls that all of them understand. */
export async function startChromium(program: string, mode: Mode): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), "checkout-engine-"));
  removeAtEnd(folder);
  const [port] = await freePorts(1);
  const child = startChild({
    name: program,
    command: program,
    args: [`--remote-debugging-port=${port}`, `--user-data-dir=${folder}`, ...args],
    env: { HOME: folder },
    logFile: join(folder, "browser.log"),
  });
  const address = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, () => answers(`${address}/json/version`));
  const tabs = (await (await fetch(`${address}/json/list`)).json()) as readonly Answer[];
  const tab = tabs.find(({ type }) => type === "page");
  const line = await openLine(String(tab?.["webSocketDebuggerUrl"]));
  const faults = listen(line, mode);
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await line.ask(`${domain}.enable`);
  if (mode === "no script") await line.ask("Emulation.setScriptExecutionDisabled", { value: true });
  if (mode === "refused") await line.ask("Network.setUserAgentOverride", { userAgent: TV_OF_2018 });
  await show(line, usual);

  const read = async (expression: string): Promise<unknown> => {
    const answer = await line.ask("Runtime.evaluate", { expression, returnByValue: true });
    if (answer["exceptionDetails"] !== undefined) throw new Error(JSON.stringify(answer["exceptionDetails"]));
    return member(answer, "result")["value"];
  };
  const press = async (selector: string): Promise<void> => {
    const place = (await read(middleOf(selector))) as { x: number; y: number };
    const at = { ...place, button: "left", clickCount: 1 };
    await line.ask("Input.dispatchMouseEvent", { ...place, type: "mouseMoved" });
    await line.ask("Input.dispatchMouseEvent", { ...at, type: "mousePressed" });
    await line.ask("Input.dispatchMouseEvent", { ...at, type: "mouseReleased" });
  };
  return {
    open: async (url) => void (await line.ask("Page.navigate", { url })),
    read,
    press,
    type: async (selector, text) => {
      await press(selector);
      await read(`document.querySelector(${JSON.stringify(selector)}).select()`);
      for (const sign of text) {
        const key = {
          text: sign,
          unmodifiedText: sign,
          key: sign,
          windowsVirtualKeyCode: sign.charCodeAt(0),
        };
        await line.ask("Input.dispatchKeyEvent", { ...key, type: "keyDown" });
        await line.ask("Input.dispatchKeyEvent", { type: "keyUp", key: sign });
      }
    },
    picture: async (file, screen) => {
      await show(line, screen);
      const height = Number(await read("document.documentElement.scrollHeight"));
      await show(line, { width: screen.width, height: Math.max(height, screen.height) });
      const { data } = await line.ask("Page.captureScreenshot", { format: "png" });
      writeFileSync(file, Buffer.from(String(data), "base64"));
      await show(line, usual);
    },
    faults: () => faults,
    close: async () => {
      line.close();
      await child.stop();
    },
  };
}

const show = (line: Line, { width, height }: Screen): Promise<Answer> =>
  line.ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
