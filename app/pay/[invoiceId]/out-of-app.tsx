import { headers } from "next/headers";
import { requestContext } from "@/app/request-context";
import { OtherBrowser } from "@/components/payment/other-browser";
import { getEnv } from "@/lib/config/env";
import { paths } from "@/lib/config/paths";
import { inAppBrowser, outOfApp } from "@/lib/devices/in-app-browser";
import type { InvoiceId } from "@/lib/payment/invoice";
import { requestOrigin } from "@/lib/security/origin";

/**
 * For the pages from which another app has to be opened: nothing in a browser of its own, the way there in another
 * app's window. The porch's address is enough: it needs no cookie and leads where the payment stands.
 */
export async function OutOfApp({ id }: { readonly id: InvoiceId }) {
  const asked = await headers();
  const browser = inAppBrowser(asked.get("user-agent") ?? "");
  if (browser === null) return null;
  const { texts } = await requestContext();
  const address = requestOrigin(asked, getEnv()) + paths.porch(id);
  return <OtherBrowser texts={texts} address={address} opens={outOfApp(address, browser)} />;
}
