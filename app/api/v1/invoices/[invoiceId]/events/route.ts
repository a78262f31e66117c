import { eventStream } from "@/app/api/event-stream";
import { answer, type Context } from "@/app/api/v1/answer";
import { followState } from "@/lib/api/follow-state";
import { openToAll } from "@/lib/api/problem";

export const dynamic = "force-dynamic";

/** The state of an invoice now, and again with each change. */
export const GET = (request: Request, context: Context): Promise<Response> =>
  answer(request, context, (payment, asked) =>
    eventStream(request.signal, (say) => followState(payment, asked, say), openToAll),
  );
