import { renderQrPng } from "@/e2e/sandbox/gate/qr-png";
import { HALF_AN_HOUR, type Step, type StepContext } from "@/e2e/sandbox/gate/step";

type Entry = {
  readonly type: "qr_data" | "qr_img" | "qr_url" | "add_info";
  readonly title: string;
  readonly data: string | number;
};

/** A person needs some seconds however fast the sandbox's clock goes. */
const SHORTEST_LIFE_MS = 12_000;

type Life = { readonly lifetime: number; readonly endsAt: number; readonly unix: number };

function lifeOf({ world }: StepContext, ms: number): Life {
  const life = Math.max(ms * world.clockScale, SHORTEST_LIFE_MS);
  const endsAt = world.clock.now() + life;
  return { lifetime: Math.round(life / 1_000), endsAt, unix: Math.ceil(endsAt / 1_000) };
}

type DisplayWish = {
  readonly lifeMs: number;
  /** Added to the sum that the payer has to transfer, minor units. */
  readonly nearby?: number;
  readonly entries: (page: string, due: number, life: Life, context: StepContext) => readonly Entry[];
};

const info = (title: string, data: string | number): Entry => ({ type: "add_info", title, data });

/** Source: gate.md 12.2. */
const display = ({ lifeMs, nearby = 0, entries }: DisplayWish): Step => ({
  kind: "display",
  status: "awaiting customer action",
  patienceMs: HALF_AN_HOUR,
  endsWith: "20602",
  instruct: (context) => {
    const due = context.payment.requested.amount + nearby;
    const life = lifeOf(context, lifeMs);
    const page = `${context.world.acsUrl}/provider/${context.id}`;
    return { message: { display_data: entries(page, due, life, context) }, due, endsAt: life.endsAt };
  },
});

/** A code to scan, the same as a link for the phone itself, and the time of its end. Source: gate.md 12.2, 12.3a. */
export const displayQr = display({
  lifeMs: 20 * 60_000,
  entries: (page, _due, { unix }) => [
    { type: "qr_data", title: "QR code", data: page },
    info("deeplink", page),
    info("QR Code Timeout", String(unix)),
  ],
});

export const displayImage = display({
  lifeMs: 15 * 60_000,
  entries: (page, due, { lifetime }, { payment }) => [
    { type: "qr_img", title: "QR", data: `data:image/png;base64,${renderQrPng(page).toString("base64")}` },
    { type: "qr_url", title: "qr_url", data: page },
    info("amount", String(due)),
    info("currency", payment.requested.currency),
    info("lifetime", lifetime),
  ],
});

/** The provider picks a near sum so as to know the transfer by it. Titles as met on the platform, blanks included. */
export const displayRequisites = display({
  lifeMs: 15 * 60_000,
  nearby: 7,
  entries: (page, due, { lifetime, unix }, { payment, operation }) => [
    info("amount", due),
    info("currency", payment.requested.currency),
    info("payment_amount_show ", due),
    info("receiver_name", "Meridian Settlement LLP"),
    info("receiver_account", "KZ86125KZT5004100100"),
    info("bank_name", "Meridian Bank"),
    info("bank_bic", "MRDNKZKA"),
    info("reference", String(operation.id)),
    info("lifetime", String(lifetime)),
    info("expired_timestamp", unix),
    info("site_url", page),
    info("branch_hours", "Mon–Fri 9:00–18:00"),
  ],
});
