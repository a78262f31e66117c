import { watchPayment } from "@/lib/checkout/watch-payment";
import { parseInvoiceId } from "@/lib/payment/invoice";

export const dynamic = "force-dynamic";

/** Proxies close silent streams after 30 to 60 s. */
const heartbeatMs = 20_000;
/** The browser opens a new stream by itself; this bounds what a forgotten one can hold. */
const lifetimeMs = 600_000;

/** Says that something changed, never what: the page then asks for the state, which is guarded and translated. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ invoiceId: string }> },
): Promise<Response> {
  const id = parseInvoiceId((await params).invoiceId);
  if (id === null) return new Response(null, { status: 404 });
  const text = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (line: string) => controller.enqueue(text.encode(line));
      const stop = watchPayment(id, () => say("data: change\n\n"));
      const heartbeat = setInterval(() => say(": here\n\n"), heartbeatMs);
      const last = setTimeout(() => {
        end();
        controller.close();
      }, lifetimeMs);
      end = () => {
        stop();
        clearInterval(heartbeat);
        clearTimeout(last);
      };
      request.signal.addEventListener("abort", end);
      if (request.signal.aborted) end();
      say("retry: 2000\n\n");
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no" },
  });
}
