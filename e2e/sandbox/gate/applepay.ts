import { randomBytes } from "node:crypto";
import { openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import type { World } from "@/e2e/sandbox/gate/world";

const SESSION_MS = 5 * 60_000;

const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === "https:";

/** `POST /v2/session/applepay`: a session as the wallet would give it, signed by nobody. Source: gate.md 2.4. */
export function applepaySession(world: World, text: string): Response {
  const names = ["validation_url", "domain_name", "display_name"] as const;
  const { body } = openRequest(
    world,
    text,
    "general",
    names.map((name) => `general.${name}`),
  );
  const [validationUrl = "", domainName = "", displayName = ""] = names.map(
    (name) => textAt(body, `general.${name}`) ?? "",
  );
  if (!isHttps(validationUrl) || displayName.length > 64) throw new Refusal(400, "502");
  const now = world.clock.now();
  return jsonResponse({
    merchantSession: {
      epochTimestamp: now,
      expiresAt: now + SESSION_MS,
      merchantSessionIdentifier: `SSH${randomBytes(32).toString("hex").toUpperCase()}`,
      nonce: randomBytes(4).toString("hex"),
      merchantIdentifier: randomBytes(32).toString("hex").toUpperCase(),
      domainName,
      displayName,
      signature: randomBytes(96).toString("hex"),
      operationalAnalyticsIdentifier: `${displayName}:sandbox`,
      retries: 0,
    },
  });
}
