import { canApplePay } from "@/components/wallet/apple";
import { canGooglePay } from "@/components/wallet/google";
import type { WalletAsk } from "@/components/wallet/types";

/** Whether this very device and browser can pay so now. Nothing is claimed on a browser's name. */
export const canPay = (ask: WalletAsk): Promise<boolean> =>
  ask.wallet === "apple_pay" ? Promise.resolve(canApplePay()) : canGooglePay(ask);
