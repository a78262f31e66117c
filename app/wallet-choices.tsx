import { walletAsks } from "@/app/pay/[invoiceId]/wallet/wallet-ask";
import { Mark } from "@/components/payment/marks";
import type { WalletChoice } from "@/components/wallet/wallet-choices";
import type { Account } from "@/lib/config/account";
import type { Texts } from "@/lib/i18n/texts";
import type { Money } from "@/lib/money/money";
import { wallets, type Wishes } from "@/lib/payment/wallets";

/** The wallets that an account takes, as finished texts for the list. */
export const walletChoices = (
  amount: Money,
  account: Account,
  wishes: Wishes,
  { t }: Texts,
): readonly WalletChoice[] =>
  walletAsks(amount, account, wishes).map((ask) => ({
    name: wallets[ask.wallet].name,
    note: t("wallet.note"),
    mark: <Mark name="wallet" />,
    ask,
  }));
