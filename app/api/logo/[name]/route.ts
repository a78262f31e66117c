import { getEnv } from "@/lib/config/env";
import { buildCsp } from "@/lib/security/csp";
import { securityHeaders } from "@/lib/security/headers";

export const dynamic = "force-dynamic";

/** With the headers that the proxy sets elsewhere: it lets this address pass by, since it would forbid to keep it. */
const headers = {
  ...securityHeaders({ https: (process.env["CHECKOUT_URL"] ?? "").startsWith("https:") }),
  "Content-Security-Policy": `${buildCsp({ nonce: "", family: "api" })}; sandbox`,
};

/** A merchant's logo, from memory. Its name is made of its content: whoever has it never asks again. */
export async function GET(_request: Request, { params }: { readonly params: Promise<{ name: string }> }) {
  const bytes = getEnv().logos.get((await params).name);
  if (bytes === undefined) return new Response(null, { status: 404, headers });
  return new Response(bytes, {
    headers: {
      ...headers,
      "Content-Type": "image/png",
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
