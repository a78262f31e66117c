import type { WalletAsk } from "@/components/wallet/types";
import type { Account } from "@/lib/config/account";
import type { Payment } from "@/lib/checkout/load-payment";
import type { Money } from "@/lib/money/money";
import { toDecimal } from "@/lib/money/parse-amount";
import { walletsOf, type Wallet, type Wishes } from "@/lib/payment/wallets";

type Sum = { readonly amount: Money; readonly account: Account; readonly label: string };

/** What a device is asked for, finished by the server: the browser reckons nothing. Null where the account does not take it. */
export const walletAsk = (wallet: Wallet, { invoice, account }: Payment): WalletAsk | null =>
  toAsk(wallet, { amount: invoice.amount, account, label: account.name });

/** The same for each wallet that the account takes, for a list that has to know which the device can. */
export const walletAsks = (amount: Money, account: Account, wishes: Wishes): readonly WalletAsk[] =>
  walletsOf(account.wallets, wishes).flatMap(
    (wallet) => toAsk(wallet, { amount, account, label: account.name }) ?? [],
  );

function toAsk(wallet: Wallet, { amount, account, label }: Sum): WalletAsk | null {
  const total = { label, amount: toDecimal(amount), currency: amount.currency };
  const { apple_pay: apple, google_pay: google } = account.wallets;
  if (wallet === "apple_pay")
    return apple && { wallet, total, country: apple.country, networks: apple.networks };
  return (
    google && {
      wallet,
      total,
      country: google.country,
      networks: google.networks.map((network) => network.toUpperCase()),
      environment: account.live ? "PRODUCTION" : "TEST",
      gateway: google.gateway,
      // The Gate's own number for the merchant. Source: gate.md 2.4.
      gatewayMerchantId: String(account.gate.projectId),
      merchant: {
        merchantName: account.name,
        ...(google.merchantId === null ? {} : { merchantId: google.merchantId }),
      },
    }
  );
}
