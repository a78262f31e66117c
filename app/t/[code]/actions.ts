"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { handOffCookie } from "@/app/screen-cookies";
import { knownBrowser } from "@/app/pay/[invoiceId]/known-browser";
import { guardAct } from "@/lib/checkout/act-guard";
import { takeOver } from "@/lib/checkout/hand-off";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";

/** The phone takes the payment over, once for each code, and goes on with a session of its own. */
export async function takePayment(form: FormData): Promise<void> {
  redirect(
    await take(String(form.get("hand_off") ?? "")).catch((reason: unknown) => {
      log("error", "action.failed", { reason: "handOff", ...errorFields(reason) });
      return paths.handOff(null, "nothing");
    }),
  );
}

async function take(handOffId: string): Promise<string> {
  const guard = await guardAct("choice", null, await headers());
  if (!guard.ok) return paths.handOff(null, "tooMany");
  const browser = await knownBrowser();
  const taken = browser === null ? null : await takeOver(handOffId, browser);
  if (taken === null) return paths.handOff(null, "nothing");
  // Who takes over follows nobody.
  if (taken.ok) (await cookies()).delete(handOffCookie);
  return taken.ok ? paths.porch(taken.value) : paths.handOff(null, taken.error);
}
