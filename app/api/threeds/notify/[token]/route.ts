import { away, onFrom, type LandingParams } from "@/app/api/threeds/landing-answer";
import { findLanding, takeDeviceReport } from "@/lib/checkout/threeds-landing";

export const dynamic = "force-dynamic";

/** Shown to nobody: the page around the frame hears of it by its live stream. */
const done = '<!doctype html><html lang="en"><meta charset="utf-8"><title>–</title></html>';

/** A bank that breaks out of the frame has the payer's window: the payer goes on from here. */
const isWholeWindow = (request: Request): boolean => request.headers.get("sec-fetch-dest") === "document";

/**
 * Where the bank's hidden device check reports. What it says is nobody's business: that it was posted to an unguessable
 * address is all that the Gate is told. The body is not read. Source: gate.md 8.3.
 */
export async function POST(request: Request, { params }: LandingParams): Promise<Response> {
  try {
    const landing = await findLanding((await params).token, request.headers);
    if (landing.kind === "try") await takeDeviceReport(landing.attempt);
    if (landing.kind !== "try" || isWholeWindow(request)) return onFrom(landing);
    return new Response(done, { headers: { "content-type": "text/html; charset=utf-8" } });
  } catch (reason) {
    return away(reason);
  }
}

/** Reports nothing. */
export async function GET(request: Request, { params }: LandingParams): Promise<Response> {
  try {
    return onFrom(await findLanding((await params).token, request.headers));
  } catch (reason) {
    return away(reason);
  }
}
