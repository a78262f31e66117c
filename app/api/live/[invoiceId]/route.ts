import { eventStream } from "@/app/api/event-stream";
import { watchPayment } from "@/lib/checkout/watch-payment";
import { parseInvoiceId } from "@/lib/payment/invoice";

export const dynamic = "force-dynamic";

/** Says that something changed, never what: the page then asks for the state, which is guarded and translated. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ invoiceId: string }> },
): Promise<Response> {
  const id = parseInvoiceId((await params).invoiceId);
  if (id === null) return new Response(null, { status: 404 });
  return eventStream(request.signal, (say) => watchPayment(id, () => say("data: change\n\n")));
}
