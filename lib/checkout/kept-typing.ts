import "server-only";
import { z } from "zod";
import { getEnv } from "@/lib/config/env";
import type { BillingInput } from "@/lib/forms/billing";
import type { InvoiceId } from "@/lib/payment/invoice";
import { seal, unseal } from "@/lib/security/vault";

/** What a second try does not ask for again. Number and code are never among it. */
export type KeptTyping = {
  readonly holder: string;
  readonly month: string;
  readonly year: string;
  readonly billing?: BillingInput | undefined;
};

const line = z.string().max(300);

const shape = z.object({
  holder: z.string().max(100),
  month: z.string().regex(/^\d{2}$/),
  year: z.string().regex(/^\d{2}$/),
  billing: z
    .object({ country: line, region: line, city: line, postal: line, address: line, email: line })
    .optional(),
});

const bound = (id: InvoiceId, browser: string): string => `typed ${id} ${browser}`;

/** Sealed for this invoice and this browser, or null where nothing is configured to seal with. */
export function sealTyping(id: InvoiceId, browser: string | null, typing: KeptTyping): string | null {
  const keys = getEnv().savedCardKeys;
  return browser === null || keys.length === 0
    ? null
    : seal(keys, JSON.stringify(typing), bound(id, browser));
}

/** What was sealed; null for another invoice's, another browser's, or anything that was touched. */
export function openTyping(id: InvoiceId, browser: string | null, sealed: string): KeptTyping | null {
  if (browser === null) return null;
  const text = unseal(getEnv().savedCardKeys, sealed, bound(id, browser));
  return text === null ? null : (shape.safeParse(JSON.parse(text)).data ?? null);
}
