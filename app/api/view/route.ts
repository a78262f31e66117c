import { NextResponse } from "next/server";
import { screenCookie, screenCookieAttributes } from "@/app/screen-cookies";
import { getEnv } from "@/lib/config/env";
import { parseView } from "@/lib/screen/view";
import { readAtMost } from "@/lib/security/bounded-body";
import { isOwnOrigin } from "@/lib/security/origin";

export const dynamic = "force-dynamic";

const longest = 9_000;

/** Our own pages only, whatever the form says: the answer is a redirect. */
const parseBack = (text: string | null): string =>
  text !== null && /^\/(?:hpp|pay|t)(?:[/?][^\\\s]*)?$/.test(text) ? text : "/";

/** The payer switches between the television's layout and the usual one. It changes nothing but a cookie of his browser. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers, getEnv())) return new Response(null, { status: 403 });
  const form = new URLSearchParams((await readAtMost(request, longest)) ?? "");
  const view = parseView(form.get("view"));
  const response = new NextResponse(null, {
    status: 303,
    headers: { location: parseBack(form.get("back")) },
  });
  if (view !== null) response.cookies.set(screenCookie, view, screenCookieAttributes());
  return response;
}
