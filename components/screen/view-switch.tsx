import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import type { View } from "@/lib/screen/view";

/** The other layout, by one press of a plain form. */
export function ViewSwitch({
  texts,
  view,
  here,
}: {
  readonly texts: Texts;
  readonly view: View;
  readonly here: string;
}) {
  const isTv = view === "tv";
  return (
    <form className="view-switch" method="post" action={paths.view}>
      <input type="hidden" name="view" value={isTv ? "usual" : "tv"} />
      <input type="hidden" name="back" value={here} />
      <button type="submit" className="button-link">
        {texts.t(isTv ? "screen.useUsual" : "screen.useTv")}
      </button>
    </form>
  );
}
