import type { OrderState } from "@/e2e/scenarios/types";

export type Tone = "good" | "bad" | "wait" | "plain";

type Words = { tone: Tone; label: string; title: string; text: string };

/** What the shop says of an order. Only what the platform told it counts. */
export const ORDER_WORDS = {
  new: {
    tone: "wait",
    label: "New",
    title: "Not paid yet",
    text: "No word of a payment has reached us. If you have just paid, it will be here in a moment.",
  },
  waiting: {
    tone: "wait",
    label: "Waiting",
    title: "Waiting for your payment",
    text: "The payment is on its way or has not been made yet. We pack as soon as the money is there.",
  },
  paid: {
    tone: "good",
    label: "Paid",
    title: "Paid. Thank you.",
    text: "Your plants are being packed and leave us tomorrow morning.",
  },
  partlyPaid: {
    tone: "wait",
    label: "Paid in part",
    title: "Paid in part",
    text: "Less than the whole sum has arrived. We will write to you about the rest.",
  },
  failed: {
    tone: "bad",
    label: "Failed",
    title: "The payment did not go through",
    text: "Nothing was taken. Your order is kept until tomorrow, so you can place it again.",
  },
  expired: {
    tone: "bad",
    label: "Expired",
    title: "Time to pay is over",
    text: "Nothing was taken. Order again whenever you like.",
  },
  cancelled: {
    tone: "plain",
    label: "Cancelled",
    title: "The order is cancelled",
    text: "Nothing was taken.",
  },
  refunding: {
    tone: "wait",
    label: "Refund on its way",
    title: "Your money is on its way back",
    text: "Your bank may need a few days to show it.",
  },
  refunded: {
    tone: "plain",
    label: "Refunded",
    title: "Your money went back",
    text: "Your bank may need a few days to show it.",
  },
  partlyRefunded: {
    tone: "plain",
    label: "Refunded in part",
    title: "A part of your money went back",
    text: "Your bank may need a few days to show it.",
  },
  chargedBack: {
    tone: "bad",
    label: "Charged back",
    title: "Your bank took the payment back",
    text: "Please write to us.",
  },
} as const satisfies Record<OrderState, Words>;

/** States in which more is to come soon, so that the page looks again by itself. */
export const isOpen = (state: OrderState): boolean =>
  state === "new" || state === "waiting" || state === "refunding";
