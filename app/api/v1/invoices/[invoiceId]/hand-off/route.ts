import { answer, json, type Context } from "@/app/api/v1/answer";
import { toHandOff } from "@/lib/api/answers";
import { problem } from "@/lib/api/problem";
import { handOver } from "@/lib/checkout/hand-off";

export const dynamic = "force-dynamic";

/** A code by which a phone takes the invoice over; the one before opens nothing any more. */
export const POST = (request: Request, context: Context): Promise<Response> =>
  answer(
    request,
    context,
    async ({ invoice }, asked) => {
      const made = await handOver(invoice.id);
      return made.ok ? json(toHandOff(made.value, asked)) : problem("not-now");
    },
    "choice",
  );
