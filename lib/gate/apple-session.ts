import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import { isJsonObject, writeJson } from "@/lib/gate/json";
import { post } from "@/lib/gate/post";

/** The Gate takes no longer name. Source: gate.md 2.4. */
const longestName = 64;

/**
 * Asks for the session by which Apple's sheet believes that this page is the merchant's. What comes is JSON as text,
 * passed on as it was written; null where none came. `domain` is the one that the payer is on. Source: gate.md 2.4.
 */
export const requestAppleSession = async (
  gate: GateAccess,
  wish: { readonly validationUrl: string; readonly domain: string; readonly name: string },
): Promise<string | null> => {
  const outcome = await post(gate, "session/applepay", {
    general: {
      project_id: gate.projectId,
      validation_url: wish.validationUrl,
      domain_name: wish.domain,
      display_name: Array.from(wish.name).slice(0, longestName).join(""),
    },
  });
  const session =
    outcome.kind === "answer" && outcome.http === 200 ? outcome.body?.["merchantSession"] : null;
  return isJsonObject(session ?? undefined) ? writeJson(session ?? null) : null;
};
