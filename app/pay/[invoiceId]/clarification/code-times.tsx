import type { ReactNode } from "react";
import { sendNewCode } from "@/app/pay/[invoiceId]/clarification/actions";
import type { CodeView } from "@/app/pay/[invoiceId]/clarification/code-view";
import { WithoutScript } from "@/app/without-script";
import { CodeClock } from "@/components/payment/code-clock";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { NativeForm } from "@/components/ui/native-form";
import type { Texts } from "@/lib/i18n/texts";

const buttonId = "new-code";
/** Seconds between two looks of a browser without script for a code that is on its way. */
const lookSeconds = 4;

/** How long the code works, and the button for a new one: an act of its own, asleep until its time. */
export function CodeTimes({
  view,
  here,
  now,
  texts,
  inputs,
}: {
  readonly view: CodeView;
  readonly here: string;
  readonly now: number;
  readonly texts: Texts;
  /** Hidden inputs that say which ask this is about. */
  readonly inputs: ReactNode;
}) {
  const { t } = texts;
  const { until, newCodeAt, isOnItsWay, isOver, says } = view;
  const waits = newCodeAt !== null && newCodeAt > now;
  const wakesAt = until ?? (waits ? newCodeAt : null);
  const again = isOnItsWay ? lookSeconds : wakesAt === null ? null : Math.ceil((wakesAt - now) / 1_000) + 1;
  return (
    <>
      {again !== null && (
        <WithoutScript>
          <meta httpEquiv="refresh" content={`${again};url=${here}`} />
        </WithoutScript>
      )}
      {says.length > 0 && <p className="calm">{says.join(" ")}</p>}
      <p className="calm live">
        <Contain>
          <CodeClock
            until={until}
            newCodeAt={waits ? newCodeAt : null}
            buttonId={buttonId}
            serverNow={now}
            here={here}
            left={t("code.left", { left: "{left}" })}
          />
        </Contain>
      </p>
      {newCodeAt !== null && !isOnItsWay && (
        <NativeForm action={sendNewCode}>
          {inputs}
          <Button id={buttonId} disabled={waits} kind={isOver ? "filled" : "quiet"}>
            {t("code.again")}
          </Button>
        </NativeForm>
      )}
    </>
  );
}
