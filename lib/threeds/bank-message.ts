import type { Instruction } from "@/lib/payment/instruction";

/** What a bank's page gives the browser to carry back, and what it echoes. Source: gate.md 8.2, 8.3. */
export type BankMessage =
  | { readonly kind: "cres"; readonly cres: string }
  | { readonly kind: "pares"; readonly pares: string; readonly md: string | null };

type Challenge = Extract<Instruction, { kind: "challenge" }>;

/** Far above any message of a bank. */
const longest = 100_000;

/**
 * Form fields to a message, null where there is none. Banks differ in how they write the names; the value is passed on
 * as it came, since only the Gate can read it.
 */
export function parseBankMessage(fields: Iterable<readonly [string, unknown]>): BankMessage | null {
  const found = new Map<string, string>();
  for (const [name, value] of fields)
    if (
      typeof value === "string" &&
      value !== "" &&
      value.length <= longest &&
      !found.has(name.toLowerCase())
    )
      found.set(name.toLowerCase(), value);
  const cres = found.get("cres");
  if (cres !== undefined) return { kind: "cres", cres };
  const pares = found.get("pares");
  return pares === undefined ? null : { kind: "pares", pares, md: found.get("md") ?? null };
}

/**
 * Whether a message answers this challenge. A payer may come back late from a former one, of the other scheme or of
 * another authentication; where both sides can be read and name different ones, it is not the answer.
 */
export function answers(message: BankMessage, { scheme, params }: Challenge): boolean {
  const asked = (name: string): string | null =>
    params.find(([each]) => each.toLowerCase() === name)?.[1] ?? null;
  if (message.kind === "pares") {
    const md = asked("md");
    return scheme === "pareq" && (message.md === null || md === null || md === "" || message.md === md);
  }
  if (scheme !== "creq") return false;
  const [ours, theirs] = [transactionOf(asked("creq")), transactionOf(message.cres)];
  return ours === null || theirs === null || ours === theirs;
}

/** `threeDSServerTransID` of a creq or cres, null where it cannot be read. */
function transactionOf(packed: string | null): string | null {
  if (packed === null) return null;
  try {
    const value: unknown = JSON.parse(atob(packed.replaceAll("-", "+").replaceAll("_", "/")));
    const id: unknown =
      typeof value === "object" && value !== null ? Reflect.get(value, "threeDSServerTransID") : null;
    return typeof id === "string" && id !== "" ? id.toLowerCase() : null;
  } catch {
    return null;
  }
}
