import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { transformSync } from "esbuild";

/**
 * Loads the project's own modules as they are, once and again: each instance of Checkout has its own module state, its
 * own clock and its own network, in one process. A seeded fault is an exact replacement in one file's source; it exists
 * here only, therefore it cannot be on in production.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const requireReal = createRequire(import.meta.url);

type Exports = Record<string, unknown>;
type Body = (
  exports: Exports,
  require: (name: string) => unknown,
  module: { exports: Exports },
  fetch: unknown,
  abortSignal: unknown,
) => void;
type Compiled = { readonly run: Body; readonly imports: readonly string[] };

type Edit = { readonly from: string; readonly to: string };
/** `from` must stand in the file exactly once; `also`: where one change alone is caught by a second lock. */
export type Replacement = Edit & { readonly file: string; readonly also?: Edit };

/** What an instance brings of its own; `modules` by their `@/` name stand in for the real ones. */
export type Surroundings = {
  readonly modules: Readonly<Record<string, object>>;
  readonly fetch: unknown;
  readonly abortSignal: unknown;
};

/** These reach for the network: each instance loads them anew. */
const networked = ["@/lib/gate/post", "@/lib/public-api/request"];

/** Functions of JSON alone that take long, and are asked the same again and again: what they answered is remembered. */
const remembered: Readonly<Record<string, string>> = {
  "@/lib/public-api/to-invoice": "toInvoice",
  "@/lib/gate/to-news": "parsePaymentMessage",
};
const mostRemembered = 2_000;

function remembering(act: (argument: unknown) => unknown): (argument: unknown) => unknown {
  const known = new Map<string, unknown>();
  return (argument) => {
    const key = JSON.stringify(argument);
    if (known.has(key)) return known.get(key);
    if (known.size > mostRemembered) known.clear();
    const answer = act(argument);
    known.set(key, answer);
    return answer;
  };
}

const compiled = new Map<string, Compiled>();

function compile(name: string, replacement: Replacement | null): Compiled {
  const file = `${name.slice(2)}.ts`;
  const isChanged = replacement?.file === file;
  const key = isChanged ? `${name} ${JSON.stringify(replacement)}` : name;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, file), "utf8");
  const source = isChanged ? replaced(text, replacement) : text;
  const { code } = transformSync(source, { loader: "ts", format: "cjs", target: "node20", sourcefile: file });
  const wrapped = `(function (exports, require, module, fetch, AbortSignal) {${code}\n})`;
  const made: Compiled = {
    run: new Script(wrapped, { filename: file }).runInThisContext() as Body,
    imports: [...code.matchAll(/require\("(@\/[^"]+)"\)/g)].map((match) => match[1] ?? ""),
  };
  compiled.set(key, made);
  return made;
}

/** Throws where the source has moved on: a seeded fault that is none would be "found" by nobody. */
function replaced(text: string, { file, also, ...edit }: Replacement): string {
  let changed = text;
  for (const { from, to } of also === undefined ? [edit] : [edit, also]) {
    const parts = changed.split(from);
    if (parts.length !== 2) throw new Error(`${file}: ${parts.length - 1} times, not once: ${from}`);
    changed = parts.join(to);
  }
  return changed;
}

/** The project's modules with at most one fault in them. */
export class Program {
  private readonly shared = new Map<string, Exports>();
  private readonly bound = new Map<string, boolean>();

  constructor(private readonly replacement: Replacement | null = null) {}

  /** Whether each instance needs its own: it holds state, or reaches something that an instance brings. */
  private isBound(name: string, modules: Surroundings["modules"], above: readonly string[] = []): boolean {
    const known = this.bound.get(name);
    if (known !== undefined) return known;
    if (above.includes(name)) return false;
    const isOwn =
      name in modules ||
      networked.includes(name) ||
      name.startsWith("@/lib/checkout/") ||
      compile(name, this.replacement).imports.some((each) => this.isBound(each, modules, [...above, name]));
    this.bound.set(name, isOwn);
    return isOwn;
  }

  /** One instance's modules: loads by `@/` name. Every call must bring stand-ins for the same modules. */
  instantiate({ modules, fetch, abortSignal }: Surroundings): <T>(name: string) => T {
    const own = new Map<string, Exports>();
    const load = (name: string): unknown => {
      if (name === "server-only") return {};
      if (!name.startsWith("@/")) return requireReal(name);
      const standIn = modules[name];
      if (standIn !== undefined) return standIn;
      const registry = this.isBound(name, modules) ? own : this.shared;
      const loaded = registry.get(name);
      if (loaded !== undefined) return loaded;
      const module = { exports: {} as Exports };
      registry.set(name, module.exports);
      compile(name, this.replacement).run(module.exports, load, module, fetch, abortSignal);
      // The compiler hands out a new object; who imported in a circle would have the old one, and lint forbids circles.
      const slow = remembered[name];
      const act = slow === undefined ? undefined : module.exports[slow];
      const exports =
        slow !== undefined && typeof act === "function"
          ? { ...module.exports, [slow]: remembering(act as (argument: unknown) => unknown) }
          : module.exports;
      registry.set(name, exports);
      return exports;
    };
    return <T>(name: string) => load(name) as T;
  }
}
