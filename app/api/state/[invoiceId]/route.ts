import { requestContext } from "@/app/request-context";
import { describeScreen } from "@/app/screen-place";
import { describeState, parseSeen } from "@/lib/checkout/describe-state";
import { loadPayment } from "@/lib/checkout/load-payment";
import { parseInvoiceId } from "@/lib/payment/invoice";

export const dynamic = "force-dynamic";

/** How an invoice stands, in the payer's language, for the page that waits. Unknown and foreign ids answer alike. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ invoiceId: string }> },
): Promise<Response> {
  const id = parseInvoiceId((await params).invoiceId);
  const loaded = id === null ? null : await loadPayment(id);
  if (loaded === null || !loaded.ok) {
    const gone = loaded === null || loaded.error === "unknown";
    return Response.json({ status: gone ? "unknown" : "unavailable" }, { status: gone ? 404 : 503 });
  }
  const { texts } = await requestContext();
  const query = new URL(request.url).searchParams;
  const screen = await describeScreen(loaded.value, query.get("at") === "screen");
  return Response.json(screen ?? describeState(loaded.value, texts, parseSeen(query.get("seen"))));
}
