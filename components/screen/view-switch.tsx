import { IfTelevision } from "@/components/screen/if-television";
import { Contain } from "@/components/ui/contain";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import type { ViewChoice } from "@/lib/screen/view";

/**
 * The other layout, by one press of a plain form. A browser that may be a television's or a tablet's is offered it by
 * what only the browser knows; without script it always is.
 */
export function ViewSwitch({
  texts,
  screen,
  here,
}: {
  readonly texts: Texts;
  readonly screen: ViewChoice;
  readonly here: string;
}) {
  const isTv = screen.view === "tv";
  if (screen.offer === "no") return null;
  const form = (
    <form className="view-switch" method="post" action={paths.view}>
      <input type="hidden" name="view" value={isTv ? "usual" : "tv"} />
      <input type="hidden" name="back" value={here} />
      <button type="submit" className="button-link">
        {texts.t(isTv ? "screen.useUsual" : "screen.useTv")}
      </button>
    </form>
  );
  if (screen.offer === "yes") return form;
  return (
    <>
      <noscript>{form}</noscript>
      <Contain>
        <IfTelevision>{form}</IfTelevision>
      </Contain>
    </>
  );
}
