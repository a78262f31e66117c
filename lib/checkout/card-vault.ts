import "server-only";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import { seal, unseal } from "@/lib/security/vault";
import type { CardOwner, KeptCard } from "@/lib/store/saved-cards";
import { sha256 } from "@/lib/checkout/wiring";

/** What pays again. `customer`: the id that the Gate bound the card to. Never logged, never in a page. */
export type CardSecret = {
  readonly customer: string;
  readonly token: string | null;
  readonly accountId: number | null;
};

const shape = z.object({
  customer: z.string().min(1),
  token: z.string().min(1).nullable(),
  accountId: z.number().int().positive().nullable(),
});

const bound = ({ account, browser }: CardOwner, print: string): string => `${account} ${browser} ${print}`;

/** A secret as it may lie in the store, and a print by which the same card is known again. */
export function sealCard(owner: CardOwner, secret: CardSecret): Pick<KeptCard, "print" | "sealed"> {
  // Of a token of 256 random bits, or with an owner that nobody can guess: no print leads back.
  const print = sha256(`${owner.account} ${owner.browser} ${secret.token ?? secret.accountId}`);
  return {
    print,
    sealed: seal(getEnv().savedCardKeys, JSON.stringify(secret), bound(owner, print)),
  };
}

/** The secret of a kept card; null when it does not open (any more): its key is gone, or somebody touched it. */
export function openCard(card: KeptCard): CardSecret | null {
  const text = unseal(getEnv().savedCardKeys, card.sealed, bound(card, card.print));
  return text === null ? null : (shape.safeParse(JSON.parse(text)).data ?? null);
}
