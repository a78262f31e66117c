import { OTHER_METHODS } from "@/e2e/sandbox/gate/methods";
import { accepted, openPayment } from "@/e2e/sandbox/gate/open-payment";
import { at, openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import type { World } from "@/e2e/sandbox/gate/world";
import { exponentOf } from "@/e2e/sandbox/shared/money";

/** Blanks and the misspelling are the platform's own. Source: gate.md 12.4. */
const EXTRAS: Readonly<Record<string, object>> = {
  card: { card_payment_system: ["visa", "mastercard", "mir"] },
  mobile: { mobile_operatiors: ["ACTIV", "ALTEL", "BEELINE", "KCELL", "TELE2"] },
};

/** `POST /v2/info/available_methods_for_merchant/list`: flat, keyed by currency. */
export function availableMethods(world: World, text: string): Response {
  const { body } = openRequest(world, text, "", ["directions"]);
  const directions = at(body, "directions");
  if (!Array.isArray(directions)) throw new Refusal(400, "502");
  const wanted = textAt(body, "payment_method");
  const titles = ["card", ...Object.values(OTHER_METHODS).map(({ title }) => title)]
    .filter((title) => wanted === null || title === wanted)
    .map((title) => ({
      title,
      direction: "payin",
      limits: { "min amount": 1, "max amount": 100_000_000 },
      ...EXTRAS[title],
    }));
  return jsonResponse({ [textAt(body, "currency") ?? "KZT"]: directions.includes("payin") ? titles : [] });
}

const BANKS = ["Meridian Bank", "First Steppe Bank", "Altyn Savings"];

/** `POST /v2/info/banks/{payment_method}/{operationType}/list`. Source: gate.md 12.3. */
export function banks(world: World, text: string): Response {
  openRequest(world, text, "general", []);
  const currencies = [
    { id: 398, alpha_3_4217: "KZT", number_3_4217: "398", alias: "KZT", exponent: exponentOf("KZT") },
    { id: 978, alpha_3_4217: "EUR", number_3_4217: "978", alias: "EUR", exponent: exponentOf("EUR") },
  ];
  const list = BANKS.map((name, place) => ({
    id: 2_914 + place,
    abbr: name.slice(0, 4).toUpperCase(),
    name,
    nativeName: name,
    currencies,
  }));
  return jsonResponse(list);
}

const OPERATORS = [
  ["ACTIV", "Activ"],
  ["ALTEL", "Altel"],
  ["BEELINE", "Beeline"],
  ["KCELL", "Kcell"],
  ["TELE2", "Tele2"],
] as const;

/** `POST /v2/info/mobile/{operation_type}/list`. Source: gate.md 2.2, 12.3. */
export function mobileOperators(world: World, text: string): Response {
  openRequest(world, text, "general", []);
  return jsonResponse(OPERATORS.map(([code, name]) => ({ code, name, country: "KZ" })));
}

/** `POST /v2/payment/cascade/step`: there is no further provider. Source: gate.md 17. */
export function cascadeStep(world: World, text: string): Response {
  openPayment(world, text);
  return jsonResponse({ provider_id: 0 });
}

/** `POST /v2/payment/customer/confirm`. Source: gate.md 2.2. */
export const confirmByCustomer = (world: World, text: string): Response =>
  accepted(openPayment(world, text).payment);
