import { PlainPage } from "@/app/plain-page";
import { requestContext } from "@/app/request-context";

/** No such invoice or address. Unknown, foreign and mistyped ids all answer alike. */
export default async function NotFound() {
  const { texts } = await requestContext();
  return <PlainPage tone="bad" title={texts.t("link.dead.title")} text={texts.t("link.dead.text")} />;
}
