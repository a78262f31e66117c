import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { parseRefusal } from "@/app/pay/[invoiceId]/card/refusals";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { walletAsk } from "@/app/pay/[invoiceId]/wallet/wallet-ask";
import { Refusal } from "@/app/refusal";
import { UnavailablePage } from "@/app/unavailable-page";
import { WithoutScript } from "@/app/without-script";
import { WalletPay } from "@/components/wallet/wallet-pay";
import { Contain } from "@/components/ui/contain";
import { seenOf } from "@/lib/checkout/seen";
import { paths } from "@/lib/config/paths";
import { formatMoney } from "@/lib/money/format";
import { parseWallet, wallets } from "@/lib/payment/wallets";

type Query = { readonly by?: string; readonly faults?: string };
type Props = PayParams & { readonly searchParams: Promise<Query> };

/** One button, which opens the wallet's own sheet: no wallet opens without a script and a press. */
export default async function WalletPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "wallet");
  if (payment === null) return <UnavailablePage />;
  const { invoice, account, outcome } = payment;
  const { by, faults = "" } = await searchParams;
  const wallet = parseWallet(by);
  const ask = wallet === null ? null : walletAsk(wallet, payment);
  if (wallet === null || ask === null) redirect(paths.porch(invoice.id));
  const { texts } = await requestContext();
  const { t } = texts;
  const { name } = wallets[wallet];
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const refusal = parseRefusal(faults);
  const title = t("wallet.title", { wallet: name });
  return (
    <PayFrame payment={payment} here={paths.wallet(invoice.id, wallet)} step="wallet" title={title}>
      {refusal !== null && (
        <Refusal title={t(`refusal.${refusal}.title`)} text={t(`refusal.${refusal}.text`, { amount })} />
      )}
      <h1>{title}</h1>
      <p className="lead">{t("wallet.lead", { wallet: name })}</p>
      <WithoutScript>
        <p className="lead">{t("wallet.cannot", { wallet: name })}</p>
      </WithoutScript>
      <Contain fallback={<p className="lead">{t("wallet.cannot", { wallet: name })}</p>}>
        <WalletPay
          invoice={invoice.id}
          seen={seenOf(invoice.amount)}
          ask={ask}
          urls={{ session: paths.appleSession, pay: paths.walletPay, porch: paths.porch(invoice.id) }}
          words={{
            pay: t("wallet.pay", { wallet: name, amount }),
            cannot: t("wallet.cannot", { wallet: name }),
            sending: t("card.sending"),
            stopped: t("wallet.stopped"),
            failed: t("wallet.failed", { wallet: name }),
          }}
        />
      </Contain>
      {outcome.kind !== "notStarted" && (
        <p className="calm">
          <a href={`${paths.method(invoice.id)}?all=1`}>{t("methods.another")}</a>
        </p>
      )}
      <p className="calm">{t("card.note", { merchant: account.name })}</p>
    </PayFrame>
  );
}
