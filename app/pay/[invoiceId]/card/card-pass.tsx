import type { ReactNode } from "react";
import { requestContext } from "@/app/request-context";
import { WithoutScript } from "@/app/without-script";
import { workScript } from "@/app/work-script";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import type { PassView, Wait } from "@/lib/checkout/card-pass";

/** The pass as the form carries it; with its work for the script where that is still to be done. */
export async function PassInput({ view }: { readonly view: PassView }): Promise<ReactNode> {
  const { nonce, texts } = await requestContext();
  if (view.kind === "ready") return <input type="hidden" name="pass" value={view.pass} />;
  if (view.kind !== "work") return null;
  return (
    <>
      <input
        type="hidden"
        name="pass"
        data-pass={view.pass}
        data-mark={view.mark}
        data-bits={view.bits}
        data-busy={texts.t("moment.title")}
      />
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: workScript }} />
    </>
  );
}

/**
 * The queue of a payer without script: a plain page that goes on by itself, before the card is typed, since nothing of
 * a card may be kept for later. `onward`: this page with a pass.
 */
async function WaitFor({
  wait,
  onward,
  others,
}: {
  readonly wait: Wait;
  readonly onward: (pass: string) => string;
  readonly others: ReactNode;
}): Promise<ReactNode> {
  const { texts, screen } = await requestContext();
  const { t } = texts;
  const href = onward(wait.pass);
  return (
    <>
      <meta httpEquiv="refresh" content={`${wait.seconds};url=${href}`} />
      <Say tone="wait" title={t("moment.title")}>
        <p className="lead">{t("moment.text")}</p>
        <p>{t("moment.in", { count: wait.seconds })}</p>
      </Say>
      <LinkButton href={href} focused={screen.view === "tv"}>
        {t("moment.open")}
      </LinkButton>
      {others}
    </>
  );
}

/** The form, or the queue before it; for a browser whose script is off, which only it knows, the one hides the other. */
export async function BehindPass({
  view,
  onward,
  others,
  children,
}: {
  readonly view: PassView;
  readonly onward: (pass: string) => string;
  /** Ways to pay that nobody waits for. */
  readonly others: ReactNode;
  readonly children: ReactNode;
}): Promise<ReactNode> {
  if (view.kind === "wait") return <WaitFor wait={view.wait} onward={onward} others={others} />;
  if (view.kind !== "work") return children;
  const { nonce } = await requestContext();
  return (
    <>
      <WithoutScript>
        {/* `scripting: none` is younger than many browsers. */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: ".behind-pass{display:none}" }} />
        <WaitFor wait={view.wait} onward={onward} others={others} />
      </WithoutScript>
      <div className="behind-pass">{children}</div>
    </>
  );
}
