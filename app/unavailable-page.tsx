import { PlainPage } from "@/app/plain-page";
import { requestContext } from "@/app/request-context";
import { LinkButton } from "@/components/ui/link-button";

/** Neither the store nor Commerce can tell now: says so, claims nothing about money, and offers to look again. */
export async function UnavailablePage({ again }: { readonly again?: string }) {
  const { texts } = await requestContext();
  return (
    <PlainPage tone="wait" title={texts.t("crash.title")} text={texts.t("crash.text")}>
      <LinkButton href={again ?? ""}>{texts.t("crash.again")}</LinkButton>
    </PlainPage>
  );
}
