import { readAtMost } from "@/lib/security/bounded-body";

/** More than any wallet hands over. */
const longest = 32_000;

/** The members of a small JSON object, or null. */
export async function readJson(request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  const text = await readAtMost(request, longest);
  try {
    const body: unknown = JSON.parse(text ?? "");
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
