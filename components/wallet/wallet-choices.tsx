"use client";
import { useEffect, useState, type ReactNode } from "react";
import type { WalletAsk } from "@/components/wallet/types";

/** `mark` is drawn by the server: its shapes are no load for the browser's script. */
export type WalletChoice = {
  readonly name: string;
  readonly note: string;
  readonly mark: ReactNode;
  readonly ask: WalletAsk;
};

/**
 * The wallets that this device can pay by, at the end of the list, where they move nothing when they come. What finds
 * that out is loaded afterwards, and only where the account takes a wallet at all.
 */
export function WalletChoices({ choices }: { readonly choices: readonly WalletChoice[] }) {
  const [able, setAble] = useState<readonly WalletChoice[]>([]);
  useEffect(() => {
    let here = true;
    const look = async (): Promise<void> => {
      const { canPay } = await import("@/components/wallet/can-pay");
      const answers = await Promise.all(choices.map(({ ask }) => canPay(ask)));
      if (here) setAble(choices.filter((_, index) => answers[index]));
    };
    // Without an answer the list is whole as it is.
    look().catch(() => undefined);
    return () => {
      here = false;
    };
  }, [choices]);
  if (able.length === 0) return null;
  return (
    <ul className="methods mt-5">
      {able.map(({ name, note, mark, ask }) => (
        <li key={ask.wallet} data-search={name.toLowerCase()}>
          <button type="submit" className="method" name="service" value={ask.wallet}>
            {mark}
            <span className="name">
              {name}
              <small>{note}</small>
            </span>
            <span className="chevron" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
