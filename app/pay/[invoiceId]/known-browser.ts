import { cookies } from "next/headers";
import { browserCookie, hashBrowserId, newBrowserId } from "@/lib/security/browser-cookie";

/** For acts: the hash of this browser's cookie; a browser without one gets one now. */
export async function knownBrowser(): Promise<string | null> {
  const jar = await cookies();
  const { name, attributes } = browserCookie((process.env["CHECKOUT_URL"] ?? "").startsWith("https:"));
  const known = hashBrowserId(jar.get(name)?.value);
  if (known !== null) return known;
  const value = newBrowserId();
  jar.set(name, value, attributes);
  return hashBrowserId(value);
}
