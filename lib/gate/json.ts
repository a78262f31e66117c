import { error, ok, type Result } from "@/lib/result";

/** A number as it was written. The Gate signs number text, so `1.0` must not become `1`. Source: gate.md 5.3. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type JsonObject = { readonly [name: string]: Json };
/** What a message can hold: numbers of parsed ones keep their text, our own are plain. */
export type Json = null | boolean | string | number | JsonNumber | readonly Json[] | JsonObject;

const MAX_DEPTH = 20;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

class Unreadable extends Error {}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): Json {
    const value = this.value(1);
    if (this.peek() !== undefined) throw new Unreadable();
    return value;
  }

  private peek(): string | undefined {
    for (;;) {
      const character = this.text[this.at];
      if (character !== " " && character !== "\n" && character !== "\r" && character !== "\t")
        return character;
      this.at += 1;
    }
  }

  private take(wanted: string): boolean {
    if (this.peek() !== wanted) return false;
    this.at += 1;
    return true;
  }

  private value(depth: number): Json {
    if (this.take("{")) return this.object(depth);
    if (this.take("[")) return this.array(depth);
    if (this.peek() === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text)?.[0];
    if (number === undefined) throw new Unreadable();
    this.at += number.length;
    return new JsonNumber(number);
  }

  private array(depth: number): Json {
    if (depth > MAX_DEPTH) throw new Unreadable();
    const items: Json[] = [];
    if (this.take("]")) return items;
    do items.push(this.value(depth + 1));
    while (this.take(","));
    if (!this.take("]")) throw new Unreadable();
    return items;
  }

  private object(depth: number): Json {
    if (depth > MAX_DEPTH) throw new Unreadable();
    // No prototype: a member called `constructor` is then nothing but a member.
    const members: Record<string, Json> = Object.create(null);
    if (this.take("}")) return members;
    do {
      if (this.peek() !== '"') throw new Unreadable();
      const name = this.string();
      if (name === "__proto__" || name in members || !this.take(":")) throw new Unreadable();
      members[name] = this.value(depth + 1);
    } while (this.take(","));
    if (!this.take("}")) throw new Unreadable();
    return members;
  }

  private string(): string {
    let end = this.at + 1;
    for (; this.text[end] !== '"'; end += this.text[end] === "\\" ? 2 : 1) {
      if (end >= this.text.length) throw new Unreadable();
    }
    const value: unknown = JSON.parse(this.text.slice(this.at, end + 1));
    // A half surrogate would be signed as U+FFFD: two texts with one signature.
    if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) throw new Unreadable();
    this.at = end + 1;
    return value;
  }
}

/**
 * Reads one JSON text strictly: no name twice in an object, no `__proto__`, at most 20 levels, at most `maxBytes`.
 * Error: `unreadable`. Source: trust-and-speed.md B.6.
 */
export const parseJson = (text: string, maxBytes: number): Result<Json, "unreadable"> => {
  if (Buffer.byteLength(text) > maxBytes) return error("unreadable");
  try {
    return ok(new Parser(text).whole());
  } catch (fault) {
    if (fault instanceof Unreadable || fault instanceof SyntaxError) return error("unreadable");
    throw fault;
  }
};

/** Whether a value is an object with named members. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

/** A value as text again, each number as it was written. */
export const writeJson = (value: Json): string => {
  if (value instanceof JsonNumber) return value.text;
  if (isList(value)) return `[${value.map(writeJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}:${writeJson(each)}`);
  return `{${members.join(",")}}`;
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
