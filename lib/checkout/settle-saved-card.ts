import "server-only";
import type { Account } from "@/lib/config/account";
import { getEnv } from "@/lib/config/env";
import type { Attempt } from "@/lib/payment/attempt";
import type { CardOnFile, GateNews } from "@/lib/payment/news";
import { declineGroup } from "@/lib/payment/result-codes";
import {
  dropSavedCard,
  getCardNote,
  keepSavedCard,
  noteCard,
  touchSavedCard,
  type CardNote,
} from "@/lib/store/saved-cards";
import { sealCard } from "@/lib/checkout/card-vault";

/** Where no account keeps cards there is nothing to look for. */
const isUsed = (): boolean => getEnv().accounts.some(({ saveCards }) => saveCards);

const isGone = (code: string | null): boolean => declineGroup(code) === "savedCardGone";

/**
 * Writes down, before the sale leaves, what the try means for saved cards: the Gate's word may come before its answer.
 * A try that is handed in again for another card takes the former word back.
 */
export async function noteSavedCard(
  account: Account,
  attempt: Pick<Attempt, "id" | "submission">,
  note: CardNote | null,
): Promise<void> {
  if (!account.saveCards || (note === null && attempt.submission === 1)) return;
  await noteCard(attempt.id, note);
}

/**
 * What verified news means for saved cards: a payment that went through keeps the card where the payer wanted that,
 * and a saved card that the Gate no longer knows is forgotten here as well. Harmless when repeated.
 */
export async function settleSavedCard(attemptId: string, news: GateNews): Promise<void> {
  if (!isUsed()) return;
  if (news.status === "success" || news.status === "partial") await keep(attemptId, news);
  else if (news.status === "error" || news.status === "decline") await dropRefusedCard(attemptId, news.code);
}

/** Forgets the saved card of a try whose code says that there is no such card (any more). Source: gate.md 13, 20.2. */
export async function dropRefusedCard(attemptId: string, code: string | null): Promise<void> {
  if (!isGone(code) || !isUsed()) return;
  const note = await getCardNote(attemptId);
  if (note?.savedCard) await dropSavedCard(note, note.savedCard);
}

async function keep(attemptId: string, { card, onFile }: GateNews): Promise<void> {
  const note = await getCardNote(attemptId);
  if (note === null) return;
  if (note.savedCard !== null) await touchSavedCard(note.savedCard);
  if (note.keepFor === null || onFile === null || card === null) return;
  const { account, browser, keepFor } = note;
  await keepSavedCard(attemptId, {
    account,
    browser,
    ...sealCard({ account, browser }, { ...known(onFile), customer: keepFor }),
    brand: card.brand,
    last4: card.last4,
    expiry: onFile.expiry,
  });
}

const known = ({ token, accountId }: CardOnFile) => ({ token, accountId });
