import { Refusal } from "@/app/refusal";
import { requestContext } from "@/app/request-context";
import { PageViewSwitch } from "@/app/view-switch";
import { Frame } from "@/components/payment/frame";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { showCode } from "@/lib/screen/hand-off-code";

const codeId = "hand-off-code";
const example = { code: showCode("WDJBMJHT") };

/** `nothing`: wrong, used, ended and taken back alike; whoever guesses learns nothing. */
export type CodeFault = "nothing" | "used" | "tooMany";

/** One field for the code of another screen, with what was wrong with the last one. A plain GET form: it changes nothing. */
export async function CodeForm({
  texts,
  fault,
  malformed = false,
}: {
  readonly texts: Texts;
  readonly fault: CodeFault | null;
  readonly malformed?: boolean;
}) {
  const { t } = texts;
  const { picksLanguage } = await requestContext();
  const wrong = malformed ? t("handOff.malformed", example) : null;
  const title = t("handOff.type");
  return (
    <Frame
      texts={texts}
      slip={null}
      brand={null}
      testMode={false}
      here={paths.handOff()}
      picksLanguage={picksLanguage}
      legalUrl={null}
      supportUrl={null}
      footerEnd={<PageViewSwitch here={paths.handOff()} />}
      state={{ step: "hand-off", outcome: fault ?? undefined }}
    >
      <title>{wrong === null ? title : t("page.errorTitle", { title })}</title>
      {fault !== null && <Refusal title={t(`handOff.${fault}.title`)} text={t(`handOff.${fault}.text`)} />}
      <ErrorSummary title={t("problem.title")} items={[{ target: codeId, text: wrong }]} />
      <h1>{title}</h1>
      <form action={paths.handOff()} method="get">
        <Field
          id={codeId}
          label={t("handOff.code")}
          hint={t("handOff.hint", example)}
          fault={wrong}
          input={{
            name: "code",
            type: "text",
            autoComplete: "off",
            autoCapitalize: "characters",
            spellCheck: false,
            // Room for hyphens and spaces, however they are typed.
            maxLength: 20,
            dir: "ltr",
            className: "input num input-code",
          }}
        />
        <div className="actions">
          <Button>{t("handOff.open")}</Button>
        </div>
      </form>
    </Frame>
  );
}
