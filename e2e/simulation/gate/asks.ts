import type { GatePayment, Stage } from "@/e2e/simulation/gate/payment";

type Ask = { readonly status: string; readonly members: Readonly<Record<string, unknown>> };

const creq = (payment: GatePayment, number: number): string =>
  Buffer.from(JSON.stringify({ threeDSServerTransID: `${payment.id}-${number}` })).toString("base64");

/** What the bank of that asking hands the browser. */
export const cresOf = creq;

/** The message of each stage that waits for somebody. Source: gate.md 8 to 12, 17. */
export function askFor(stage: Stage, payment: GatePayment, number: number): Ask {
  switch (stage) {
    case "deviceCheck":
      return {
        status: "awaiting 3ds result",
        members: {
          threeds2: {
            iframe: { url: "https://acs.example/check", params: { threeDSMethodData: `m${number}` } },
          },
        },
      };
    case "challenge":
      return {
        status: "awaiting 3ds result",
        members: {
          threeds2: {
            redirect: { url: "https://acs.example/challenge", params: { creq: creq(payment, number) } },
          },
        },
      };
    case "pareq":
      return {
        status: "awaiting 3ds result",
        members: { acs: { acs_url: "https://acs.example/pareq", pa_req: `p${number}`, md: `md${number}` } },
      };
    case "redirect":
      return {
        status: "awaiting redirect result",
        members: {
          redirect_data: {
            url: `https://provider.example/${number}`,
            method: "GET",
            body: [],
            encrypted: [],
          },
        },
      };
    case "display":
      return {
        status: "awaiting customer action",
        members: {
          display_data: [
            { type: "add_info", title: "account_number", data: `4400${number}` },
            ...(payment.announced === null
              ? []
              : [
                  { type: "add_info", title: "amount", data: String(payment.announced) },
                  { type: "add_info", title: "currency", data: payment.currency },
                ]),
          ],
        },
      };
    case "clarification":
      return {
        status: "awaiting clarification",
        members: { clarification_fields: { customer: ["phone"] } },
      };
    case "code":
      return {
        status: "awaiting clarification",
        members: {
          clarification_fields: { customer: ["otp"] },
          provider_extra_fields: { new_attempt_time: "1700009999", resend: { available_attempts_number: 3 } },
        },
      };
    case "merchantAuth":
      return { status: "awaiting merchant auth", members: {} };
    case "offer":
      return { status: "awaiting customer", members: {} };
    default:
      return { status: "processing", members: {} };
  }
}
