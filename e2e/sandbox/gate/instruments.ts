import { brandOf, maskOf, resultOf, threedsOf } from "@/e2e/sandbox/gate/cards";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import type { Instrument, WireError } from "@/e2e/sandbox/gate/payment";
import { at, textAt } from "@/e2e/sandbox/gate/request";
import { type SaleForm, validateSale, validateStoredCvv } from "@/e2e/sandbox/gate/validate";
import type { World } from "@/e2e/sandbox/gate/world";

type Reading = { readonly instrument: Instrument | null; readonly errors: readonly WireError[] };

const failed = (code: string, field: string): Reading => ({
  instrument: null,
  errors: [{ code, message: messageOf(code), field }],
});

/** The same card of the same customer in the same project gives the same token. Source: gate.md 13. */
function readCard(world: World, projectId: number, body: object): Instrument {
  const pan = textAt(body, "card.pan") ?? "";
  const customerId = textAt(body, "customer.id") ?? "";
  const token = world.digest(JSON.stringify([projectId, customerId, pan]));
  return {
    token,
    savedId: world.instruments.get(token)?.savedId ?? null,
    projectId,
    customerId,
    number: maskOf(pan),
    brand: brandOf(pan),
    holder: textAt(body, "card.card_holder") ?? "",
    month: Number(at(body, "card.month")),
    year: Number(at(body, "card.year")),
    result: resultOf(pan),
    threeds: threedsOf(pan),
  };
}

function findStored(world: World, form: "saved" | "token", projectId: number, body: object): Reading {
  const customerId = textAt(body, "customer.id") ?? "";
  const wanted = form === "token" ? textAt(body, "token") : at(body, "saved_account_id");
  const instrument = [...world.instruments.values()].find(
    (one) =>
      one.projectId === projectId &&
      one.customerId === customerId &&
      (form === "token" ? one.token : one.savedId) === wanted,
  );
  if (!instrument) return failed("3101", form === "token" ? "token" : "saved_account_id");
  return { instrument, errors: validateStoredCvv(instrument.brand, body) };
}

/** The card behind a wallet's token: nothing of it can be read, so it is always the same one, which pays. */
const walletCard = (world: World, projectId: number, body: object): Instrument => ({
  token: world.digest(textAt(body, "etoken.token") ?? ""),
  savedId: null,
  projectId,
  customerId: textAt(body, "customer.id") ?? "",
  number: "400000******0077",
  brand: "visa",
  holder: "",
  month: 12,
  year: 2049,
  result: { kind: "success" },
  threeds: null,
});

/** What pays, and everything that is wrong with the request. */
export function readInstrument(world: World, form: SaleForm, projectId: number, body: object): Reading {
  const errors = validateSale(form, body, world.clock.now());
  if (errors.length > 0) return { instrument: null, errors };
  switch (form) {
    case "card":
      return { instrument: readCard(world, projectId, body), errors };
    case "etoken":
      return { instrument: walletCard(world, projectId, body), errors };
    case "account":
      return { instrument: null, errors };
    case "saved":
    case "token":
      return findStored(world, form, projectId, body);
  }
}

/** Kept after a success: a token always, a saved account where the payer asked for it. */
export function rememberInstrument(world: World, instrument: Instrument, save: boolean): Instrument {
  const savedId = instrument.savedId ?? (save && instrument.customerId !== "" ? world.nextAccountId() : null);
  const kept = { ...instrument, savedId };
  world.instruments.set(kept.token, kept);
  return kept;
}

const padded = (value: number, length: number): string => String(value).padStart(length, "0");

const toListItem = (one: Instrument) => ({
  id: one.savedId,
  number: one.number,
  type: "card",
  additional: {
    country: "",
    phone: "",
    email: "",
    card: {
      expiry: `${padded(one.month, 2)}/${padded(one.year % 100, 2)}`,
      holder: one.holder,
      type: one.brand,
    },
    recurring_enable: false,
  },
  last_deposit_date: null,
  last_payout_date: null,
  last_tokenize_date: null,
  operation_type: ["purchase"],
  token: one.token,
});

export const listSavedAccounts = (world: World, projectId: number, customerId: string): object[] =>
  [...world.instruments.values()]
    .filter((one) => one.projectId === projectId && one.customerId === customerId && one.savedId !== null)
    .map(toListItem);
