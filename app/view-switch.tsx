import { requestContext } from "@/app/request-context";
import { WithoutScript } from "@/app/without-script";
import { IfTelevision } from "@/components/screen/if-television";
import { ViewSwitch } from "@/components/screen/view-switch";
import { Contain } from "@/components/ui/contain";

/**
 * The offer of the other layout in a page's footer; `here`: the page's own address. A browser that may be a television's
 * or a tablet's is offered it by what only the browser knows; without script it always is.
 */
export async function PageViewSwitch({ here }: { readonly here: string }) {
  const { texts, screen } = await requestContext();
  if (screen.offer === "no") return null;
  const form = <ViewSwitch texts={texts} view={screen.view} here={here} />;
  if (screen.offer === "yes") return form;
  return (
    <>
      <WithoutScript>{form}</WithoutScript>
      <Contain>
        <IfTelevision>{form}</IfTelevision>
      </Contain>
    </>
  );
}
