import { cookies } from "next/headers";
import { holdsCardNumber } from "@/lib/card/stray-digits";

/** What a payer typed for a method, for the one page that says what is wrong with it. */
const draftCookie = "checkout_details";
const seconds = 300;
/** Browsers keep cookies of some 4 kB. */
const longest = 2_500;

type Values = Readonly<Record<string, string>>;

const attributes = () => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax" as const,
  secure: (process.env["CHECKOUT_URL"] ?? "").startsWith("https:"),
});

/**
 * Keeps what was typed for a few minutes in the payer's own browser, so that one wrong field does not cost all others.
 * Not in an address, not with us; and never a value that holds a card number. `scope`: whose fields they are.
 */
export async function keepDraft(scope: string, values: Values): Promise<void> {
  const kept = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== "" && !holdsCardNumber(value)),
  );
  const text = JSON.stringify([scope, kept]);
  if (text.length > longest) return;
  (await cookies()).set(draftCookie, text, { ...attributes(), maxAge: seconds });
}

/** They went on their way. */
export async function dropDraft(): Promise<void> {
  const jar = await cookies();
  if (jar.has(draftCookie)) jar.set(draftCookie, "", { ...attributes(), maxAge: 0 });
}

/** What was typed for this scope before; nothing where there is no such thing. */
export async function readDraft(scope: string): Promise<Values> {
  const text = (await cookies()).get(draftCookie)?.value ?? "";
  try {
    const [owner, values]: unknown[] = [JSON.parse(text)].flat(1);
    if (owner !== scope || typeof values !== "object" || values === null) return {};
    return Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return {};
  }
}
