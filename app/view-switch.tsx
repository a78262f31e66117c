import { requestContext } from "@/app/request-context";
import { ViewSwitch } from "@/components/screen/view-switch";

/** The offer of the other layout in a page's footer; `here`: the page's own address. */
export async function PageViewSwitch({ here }: { readonly here: string }) {
  const { texts, screen } = await requestContext();
  return <ViewSwitch texts={texts} screen={screen} here={here} />;
}
