import { PlainPage } from "@/app/plain-page";
import { requestContext } from "@/app/request-context";
import { LinkButton } from "@/components/ui/link-button";

/**
 * Neither the store nor Commerce can tell now: says so, claims nothing about money, and offers to look again.
 * `notSent`: a payment was just refused before anything left us; that is certain, and then it is said.
 */
export async function UnavailablePage({ notSent = false }: { readonly notSent?: boolean }) {
  const { texts, request } = await requestContext();
  const { t } = texts;
  const told = notSent ? "refusal.unavailable" : "crash";
  return (
    <PlainPage tone="wait" title={t(`${told}.title`)} text={t(`${told}.text`)}>
      {request !== null && <p className="calm num">{t("support.code", { code: request })}</p>}
      <LinkButton href={notSent ? "?" : ""}>{t("crash.again")}</LinkButton>
    </PlainPage>
  );
}
