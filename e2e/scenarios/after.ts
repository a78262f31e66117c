import { BY_INVOICE, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

const after = { group: "After the payment", order: BY_INVOICE, card: VISA } as const;

const refunded = { ...PAID, outcome: "refunded" } as const;

const meanwhile = { group: "While somebody pays", order: BY_INVOICE, card: VISA } as const;

export const afterScenarios: readonly Scenario[] = [
  {
    ...after,
    id: "refund-whole",
    title: "Refunded wholly",
    about:
      "The shop gives all the money back; the open page and its receipt turn by themselves. In the shop's orders: Refund.",
    play: "refundWhole",
    ends: {
      ...refunded,
      says: ["Green Room sent €108.90 back the way you paid.", "Refunded €108.90", "Still paid €0.00"],
      orderState: "refunded",
    },
  },
  {
    ...after,
    id: "refund-part",
    title: "Refunded in part",
    about:
      "The shop gives 10.00 of 108.90 back; the page names what went back and what stays. In the shop's orders: 10.00, Refund.",
    play: "refundPart",
    ends: {
      ...refunded,
      says: [
        "Green Room sent €10.00 back the way you paid; €98.90 stays paid.",
        "Refunded €10.00",
        "Still paid €98.90",
      ],
      orderState: "partlyRefunded",
    },
  },
  {
    ...after,
    id: "refund-in-parts",
    title: "Refunded in two parts",
    about:
      "First 10.00, then the rest: in the end all is back. In the shop's orders: 10.00, Refund, and Refund again.",
    play: "refundInParts",
    ends: {
      ...refunded,
      says: ["Green Room sent €108.90 back the way you paid.", "Refunded €108.90"],
      orderState: "refunded",
    },
  },
  {
    ...after,
    id: "refund-same-day",
    repeats: true,
    title: "Taken back on the same day",
    about:
      "Before the business day closes the Gate reverses a part; to the payer it is the same. In the shop's orders: 10.00, Refund.",
    faults: { refund: "reversal" },
    play: "refundPart",
    ends: {
      ...refunded,
      says: ["Green Room sent €10.00 back the way you paid"],
      orderState: "partlyRefunded",
    },
  },
  {
    ...after,
    id: "refund-fails",
    title: "A refund that fails",
    about:
      "The shop tries to give the money back and the bank says no; the payment stands, and the page says so. In the shop's orders: Refund.",
    faults: { refund: "decline" },
    play: "refundFails",
    ends: {
      ...PAID,
      outcome: "refundFailed",
      says: ["The refund didn’t go through", "The payment of €108.90 stands as it was."],
    },
  },
  {
    ...after,
    id: "charged-back",
    title: "Charged back",
    about: "The payer's bank takes the money back from the shop. In the shop's orders: Charge back.",
    play: "chargeBack",
    ends: {
      ...PAID,
      outcome: "chargedBack",
      says: ["Your bank took this payment back", "The payment of €108.90 was reversed at your bank."],
      orderState: "chargedBack",
    },
  },
  {
    ...meanwhile,
    id: "give-up",
    title: "Given up before paying",
    about:
      "The payer changes his mind at the card form: nothing is sent, and the way back to the shop is there. Below the form: Back without paying.",
    play: "giveUp",
    ends: {
      page: "leave",
      outcome: "notStarted",
      charged: 0,
      says: ["You haven’t paid", "Nothing was taken.", "Back to Green Room"],
      orderState: "new",
    },
  },
  {
    ...meanwhile,
    id: "give-up-too-late",
    title: "Given up too late",
    about:
      "While the bank thinks a payment can't be cancelled here; the page says so, and it ends as it ends. In the shop's orders: Let the bank think; then pay, put leave in place of waiting in the address, and press The bank says yes.",
    play: "giveUpTooLate",
    ends: PAID,
  },
  {
    ...meanwhile,
    id: "second-window",
    title: "A second window is slower",
    about:
      "One window has paid when the other presses Pay: it is told that nothing was sent. In the shop's orders: Let the bank think; open the form twice, pay in both, and press The bank says yes.",
    play: "secondWindow",
    ends: PAID,
  },
  {
    ...meanwhile,
    id: "terminated-while-typing",
    title: "Taken back by the shop while typing",
    about:
      "The shop ends the invoice while the card form is open; nothing is sent. In the shop's orders: Take the invoice back; then pay.",
    play: "terminatedWhileTyping",
    ends: {
      page: "result",
      outcome: "cancelled",
      handedIn: false,
      charged: 0,
      says: ["This invoice was cancelled", "Nothing was taken."],
      orderState: "cancelled",
    },
  },
  {
    ...meanwhile,
    id: "expired-while-typing",
    title: "Time is over while typing",
    about:
      "The invoice ends while the card form is open; nothing is sent. In the shop's orders: End the time to pay; then pay.",
    play: "expiredWhileTyping",
    ends: {
      page: "result",
      outcome: "expired",
      handedIn: false,
      charged: 0,
      says: ["The time to pay ran out", "Nothing was taken."],
      orderState: "expired",
    },
  },
  {
    ...meanwhile,
    id: "terminated-while-bank-thinks",
    title: "Taken back while the bank thinks",
    about:
      "The shop ends the invoice, then the bank says yes: money that was taken is shown as taken. In the shop's orders: Let the bank think; pay; Take the invoice back, and The bank says yes.",
    play: "terminatedAtBank",
    ends: PAID,
  },
  {
    ...meanwhile,
    id: "expired-while-bank-thinks",
    title: "Time is over while the bank thinks",
    about:
      "A payment that has begun may end well after the time is over. In the shop's orders: Let the bank think; pay; End the time to pay, and The bank says yes.",
    play: "expiredAtBank",
    ends: PAID,
  },
  {
    ...meanwhile,
    id: "amount-changed-while-typing",
    title: "The amount changes while typing",
    about:
      "The shop changes 108.90 to 120.00; the page asks again and sends nothing before the payer agrees. In the shop's orders: 120.00, Change the amount; then pay.",
    play: "amountChanged",
    ends: {
      page: "card",
      outcome: "notStarted",
      charged: 0,
      says: ["The amount has changed", "It is now €120.00. Nothing was taken."],
      orderState: "new",
    },
  },
];
