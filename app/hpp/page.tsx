import { redirect } from "next/navigation";
import { Choose } from "@/app/hpp/choose";
import { InvoiceService } from "@/app/hpp/invoice-service";
import { HandOverLink } from "@/app/hpp/hand-over-link";
import { parseDoorFault, takePayHere, toQuery, type RawQuery } from "@/app/hpp/query";
import { LinkFaultPage } from "@/app/hpp/link-fault-page";
import { onward } from "@/app/onward";
import { OutsidePage } from "@/app/outside";
import { requestContext } from "@/app/request-context";
import { openLink } from "@/lib/checkout/open-link";
import { languagesFlag, paths } from "@/lib/config/paths";
import { framedFlag } from "@/lib/security/framing";

type Props = { readonly searchParams: Promise<RawQuery> };

/** The payment link's door: shows what is owed and the ways to pay it. Nothing is created by looking. */
export default async function HppPage({ searchParams }: Props) {
  const { texts, screen, nonce, mustLeaveFrame } = await requestContext();
  const isTv = screen.view === "tv";
  const query = toQuery(await searchParams);
  query.delete(framedFlag);
  query.delete(languagesFlag);
  if (mustLeaveFrame) return <OutsidePage href={paths.hpp(query.toString())} />;
  const here = takePayHere(query);
  const told = parseDoorFault(query);
  if (told !== null) return <LinkFaultPage fault={told} query={query} />;
  const door = await openLink(query, texts.locale).catch(() => null);
  if (door === null) return <LinkFaultPage fault="unavailable" query={query} />;
  if (!door.ok) return <LinkFaultPage fault={door.error} query={query} />;
  if (door.value.kind === "choose" && isTv && !here && door.value.groups.length > 0)
    return <HandOverLink door={door.value} query={query} texts={texts} nonce={nonce} />;
  if (door.value.kind === "choose")
    return <Choose door={door.value} query={query} texts={texts} nonce={nonce} isTv={isTv} />;
  const { id, chosen } = door.value;
  // Before a television the phone is offered first, whatever the link names.
  if (chosen === null || isTv) redirect(await onward(paths.porch(id)));
  return <InvoiceService id={id} chosen={chosen} query={query} texts={texts} />;
}
