import type * as admitCard from "@/lib/checkout/admit-card";
import type * as answerAskModule from "@/lib/checkout/answer-ask";
import type * as applyNews from "@/lib/checkout/apply-news";
import type * as askSoonModule from "@/lib/checkout/ask-soon";
import type * as describeState from "@/lib/checkout/describe-state";
import type * as endDeviceCheck from "@/lib/checkout/end-device-check";
import type * as loadPayment from "@/lib/checkout/load-payment";
import type * as receiveCallback from "@/lib/checkout/receive-callback";
import type * as reconciler from "@/lib/checkout/reconciler";
import type * as replayParked from "@/lib/checkout/replay-parked";
import type * as returnWay from "@/lib/checkout/return-way";
import type * as submitTry from "@/lib/checkout/submit-try";
import type * as landing from "@/lib/checkout/threeds-landing";
import type * as typedAnswers from "@/lib/checkout/typed-answers";
import type * as watchPayment from "@/lib/checkout/watch-payment";
import type * as step from "@/lib/payment/step";

/** What pages and routes call: the conductor's own functions, unchanged. */
export type Conductor = Pick<typeof submitTry, "submitTry"> &
  Pick<typeof admitCard, "admitCard"> &
  Pick<typeof loadPayment, "loadPayment" | "outcomeFor"> &
  Pick<typeof receiveCallback, "receiveCallback"> &
  Pick<typeof reconciler, "reconcile" | "startReconciler"> &
  Pick<typeof replayParked, "replayParked"> &
  Pick<typeof landing, "takeDeviceReport" | "takeBankMessage"> &
  Pick<typeof endDeviceCheck, "skipDeviceCheck"> &
  Pick<
    typeof typedAnswers,
    "answerClarification" | "askForNewCode" | "startMerchantAuth" | "finishMerchantAuth"
  > &
  Pick<typeof askSoonModule, "askSoon"> &
  Pick<typeof watchPayment, "watchPayment"> &
  Pick<typeof returnWay, "returnWay"> &
  Pick<typeof describeState, "versionOf"> &
  Pick<typeof step, "stepsFor" | "nextTry">;

export type Payment = loadPayment.Payment;
export type AskRef = answerAskModule.AskRef;
export type Applied = applyNews.Applied;

const rooms = [
  "@/lib/checkout/admit-card",
  "@/lib/checkout/submit-try",
  "@/lib/checkout/load-payment",
  "@/lib/checkout/receive-callback",
  "@/lib/checkout/reconciler",
  "@/lib/checkout/replay-parked",
  "@/lib/checkout/threeds-landing",
  "@/lib/checkout/end-device-check",
  "@/lib/checkout/typed-answers",
  "@/lib/checkout/ask-soon",
  "@/lib/checkout/watch-payment",
  "@/lib/checkout/return-way",
  "@/lib/checkout/describe-state",
  "@/lib/payment/step",
];

export const loadConductor = (load: <T>(name: string) => T): Conductor =>
  Object.assign({}, ...rooms.map((room) => load<object>(room))) as Conductor;
