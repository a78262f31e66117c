import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TV_OF_2018, type Driver, type Mode, type Screen } from "@/e2e/engines/driver";
import { member, type Answer } from "@/e2e/engines/socket";
import { freePorts } from "@/e2e/run/ports.mjs";
import { answers, removeAtEnd, startChild, waitUntilReady } from "@/e2e/run/processes.mjs";

/** The member by which WebDriver names an element. Source: W3C WebDriver, 12.1. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** Where Debian and its kin put the browser that WebKitGTK is tested with. */
export function findMiniBrowser(): string | null {
  const folders = ["/usr/libexec", "/usr/lib"].flatMap((base) =>
    existsSync(base)
      ? [base, ...readdirSync(base).map((name) => join(base, name))].flatMap((folder) => [
          join(folder, "webkit2gtk-4.1", "MiniBrowser"),
          join(folder, "webkitgtk-6.0", "MiniBrowser"),
          join(folder, "webkit2gtk-4.0", "MiniBrowser"),
        ])
      : [],
  );
  return folders.find((file) => existsSync(file)) ?? null;
}

const browserArgs = (mode: Mode): readonly string[] => [
  "--automation",
  ...(mode === "no script" ? ["--enable-javascript=false"] : []),
  ...(mode === "refused" ? [`--user-agent=${TV_OF_2018}`] : []),
];

/** Drives WebKitGTK on a screen that nobody sees, by the driver that comes with it. */
export async function startWebkit(mini: string, mode: Mode): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), "checkout-webkit-"));
  removeAtEnd(folder);
  const [port] = await freePorts(1);
  const address = `http://127.0.0.1:${port}`;
  const child = startChild({
    name: "WebKitWebDriver",
    command: "xvfb-run",
    args: ["-a", "-s", "-screen 0 1920x1200x24", "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"],
    env: { HOME: folder, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LANG: "en_GB.UTF-8" },
    logFile: join(folder, "browser.log"),
  });
  await waitUntilReady(child, () => answers(`${address}/status`));
  const send = async (path: string, body: object | null, method = "POST"): Promise<unknown> => {
    const answer = await fetch(`${address}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  const wanted = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: mini, args: browserArgs(mode) },
  };
  const session = (await send("/session", { capabilities: { alwaysMatch: wanted } })) as Answer;
  const at = `/session/${String(session["sessionId"])}`;
  const find = async (selector: string): Promise<string> => {
    const found = await send(`${at}/element`, { using: "css selector", value: selector });
    return String(member({ found }, "found")[elementKey]);
  };
  const show = (screen: Screen): Promise<unknown> => send(`${at}/window/rect`, { x: 0, y: 0, ...screen });
  await show({ width: 1280, height: 900 });
  const read = (expression: string): Promise<unknown> =>
    send(`${at}/execute/sync`, { script: `return ${expression}`, args: [] });
  const press = async (selector: string): Promise<void> =>
    void (await send(`${at}/element/${await find(selector)}/click`, {}));
  return {
    open: async (url) => void (await send(`${at}/url`, { url })),
    read,
    press,
    type: async (selector, text) => {
      const element = await find(selector);
      await send(`${at}/element/${element}/clear`, {});
      await send(`${at}/element/${element}/value`, { text });
    },
    picture: async (file, screen) => {
      await show(screen);
      const data = await send(`${at}/screenshot`, null, "GET");
      writeFileSync(file, Buffer.from(String(data), "base64"));
    },
    // Its driver tells nothing of the console: here only what the page does shows that its script is well.
    faults: () => [],
    close: async () => {
      await send(at, null, "DELETE").catch(() => undefined);
      await child.stop();
    },
  };
}
