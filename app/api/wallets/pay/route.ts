import { readJson } from "@/app/api/wallets/read-json";
import { readBrowserData } from "@/app/pay/[invoiceId]/card/browser-data";
import { knownBrowser } from "@/app/pay/[invoiceId]/known-browser";
import { guardAct } from "@/lib/checkout/act-guard";
import { loadPayment } from "@/lib/checkout/load-payment";
import { submitTry } from "@/lib/checkout/submit-try";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { parseWallet, type Wallet } from "@/lib/payment/wallets";

/** What the wallet's sheet is told. `open`: nobody knows yet, so it is told neither yes nor no. */
type Told = { readonly href: string; readonly outcome: "paid" | "open" | "no" };

type Body = Readonly<Record<string, unknown>>;

/** Takes what a wallet handed over to the Gate, once. It is card data: in this request's memory, and nowhere else. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request);
  const id = parseInvoiceId(body?.["invoice"]);
  const wallet = parseWallet(body?.["wallet"]);
  if (body === null || id === null || wallet === null) return Response.json({}, { status: 400 });
  const told = await pay(id, wallet, body, request.headers).catch((reason: unknown): Told => {
    // Where it broke is not known: the porch tells the truth from the store.
    log("error", "action.failed", { invoice: id, reason: "wallet", ...errorFields(reason) });
    return { href: paths.porch(id), outcome: "open" };
  });
  return Response.json(told);
}

async function pay(id: InvoiceId, wallet: Wallet, body: Body, headers: Headers): Promise<Told> {
  const refuse = (fault: string): Told => ({ href: paths.wallet(id, wallet, [fault]), outcome: "no" });
  const guard = await guardAct("submit", id, headers);
  if (!guard.ok) return refuse(guard.error === "tooMany" ? "tooManySubmits" : "unavailable");
  const token = tokenOf(body["token"]);
  if (token === null) return refuse("unavailable");
  const submitted = await submitTry({
    invoiceId: id,
    method: wallet,
    instrument: { kind: "etoken", token },
    contact: { id: null, email: null, phone: null },
    seen: String(body["seen"] ?? ""),
    address: guard.value.address,
    browser: readBrowserData(formOf(body["browser"]), headers),
    browserHash: await knownBrowser(),
    origin: guard.value.origin,
  });
  if (!submitted.ok && (submitted.error === "amountChanged" || submitted.error === "unavailable"))
    return refuse(submitted.error);
  const now = await loadPayment(id);
  const kind = now.ok ? now.value.outcome.kind : "checking";
  const outcome = kind === "paid" || kind === "partial" ? "paid" : kind === "checking" ? "open" : "no";
  return { href: paths.porch(id), outcome };
}

/** The wallet's token is JSON as text, of which nothing is read here. Source: gate.md 2.4. */
function tokenOf(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 20_000) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null ? value : null;
  } catch {
    return null;
  }
}

function formOf(value: unknown): FormData {
  const form = new FormData();
  if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value)) form.set(name, String(each));
  return form;
}
