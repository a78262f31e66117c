import type { ReactNode } from "react";
import { requestContext } from "@/app/request-context";
import { PageViewSwitch } from "@/app/view-switch";
import { Frame } from "@/components/payment/frame";
import { Say, type Tone } from "@/components/ui/say";

/** A page without an invoice: a dead link, a lost address, a server that cannot tell now. */
export async function PlainPage({
  tone,
  title,
  text,
  here = null,
  children,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly here?: string | null;
  readonly children?: ReactNode;
}) {
  const { texts, picksLanguage } = await requestContext();
  return (
    <Frame
      texts={texts}
      slip={null}
      brand={null}
      testMode={false}
      here={here}
      picksLanguage={picksLanguage}
      legalUrl={null}
      supportUrl={null}
      footerEnd={here !== null && <PageViewSwitch here={here} />}
      state={{ step: "link", outcome: "deadLink" }}
    >
      <title>{title}</title>
      <Say tone={tone} title={title}>
        <p className="lead">{text}</p>
      </Say>
      {children}
    </Frame>
  );
}
