import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { payByLink } from "@/app/hpp/actions";
import { parseDoorFault, toQuery, type RawQuery } from "@/app/hpp/query";
import { LinkFaultPage } from "@/app/hpp/link-fault-page";
import { methodViews } from "@/app/method-view";
import { requestContext } from "@/app/request-context";
import { timeText } from "@/app/date-text";
import { Frame } from "@/components/payment/frame";
import { MethodList } from "@/components/payment/method-list";
import type { SlipView } from "@/components/payment/slip";
import { Say } from "@/components/ui/say";
import { openLink, type Door } from "@/lib/checkout/open-link";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";

type Props = { readonly searchParams: Promise<RawQuery> };

/** The payment link's door: shows what is owed and the ways to pay it. Nothing is created by looking. */
export default async function HppPage({ searchParams }: Props) {
  const { texts } = await requestContext();
  const query = toQuery(await searchParams);
  const told = parseDoorFault(query);
  if (told !== null) return <LinkFaultPage fault={told} query={query} />;
  const door = await openLink(query, texts.locale).catch(() => null);
  if (door === null) return <LinkFaultPage fault="unavailable" query={query} />;
  if (!door.ok) return <LinkFaultPage fault={door.error} query={query} />;
  if (door.value.kind === "invoice") redirect(paths.porch(door.value.id));
  return <Choose door={door.value} query={query} texts={texts} />;
}

type Choosing = {
  readonly door: Extract<Door, { kind: "choose" }>;
  readonly query: URLSearchParams;
  readonly texts: Texts;
};

function Choose({ door, query, texts }: Choosing) {
  const { t } = texts;
  const { account, link, groups } = door;
  const { display } = link;
  const here = paths.hpp(query.toString());
  const none = groups.length === 0;
  const title = t(none ? "methods.none.title" : "methods.title");
  const amount = formatMoney(link.amount, texts.locale).text;
  return (
    <Frame
      texts={texts}
      slip={linkSlip(door, texts)}
      testMode={door.testMode}
      here={display.hideFooter ? null : here}
      locales={link.availableLocales}
      legalUrl={account.legalUrl}
      supportUrl={account.supportUrl}
      state={{ step: "method" }}
    >
      <title>{t("page.title", { step: title, merchant: account.name })}</title>
      {none ? (
        <Say tone="bad" title={title}>
          <p className="lead">{t("methods.none.text", { merchant: account.name, amount })}</p>
        </Say>
      ) : (
        <>
          <h1>{title}</h1>
          <p className="lead">{t("methods.lead")}</p>
          <MethodList
            texts={texts}
            action={payByLink}
            groups={methodViews(groups, texts)}
            filter={!display.hideFilter}
            hidden={{ link: query.toString(), reference: link.referenceId ?? randomUUID() }}
          />
        </>
      )}
    </Frame>
  );
}

function linkSlip({ link, account }: Choosing["door"], texts: Texts): SlipView {
  const now = Date.now();
  const { expiresAt, display } = link;
  return {
    merchant: account.name,
    reference: null,
    amount: formatMoney(link.amount, texts.locale),
    what: link.description,
    lines: [],
    fee: null,
    clock:
      expiresAt === null || display.hideClock
        ? null
        : { expiresAt, serverNow: now, by: timeText(expiresAt, now, texts.locale) },
    stamp: null,
    receipt: [],
  };
}
