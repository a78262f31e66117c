import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import type { JsonObject } from "@/lib/gate/json";
import { verifySignature } from "@/lib/gate/signature";
import { log } from "@/lib/logging/log";

/** The keys by which a message is believed. */
export type GateKeys = Pick<GateAccess, "projectId" | "secret" | "formerSecret">;

/**
 * Whether the Gate signed this body, with the present secret or with the former one. The log tells of the former, so
 * that the operator sees when it is no longer needed. Source: gate.md 5; OPERATING.md, Keys.
 */
export const isOfGate = (body: JsonObject, { projectId, secret, formerSecret }: GateKeys): boolean => {
  if (verifySignature(body, secret)) return true;
  if (formerSecret === undefined || !verifySignature(body, formerSecret)) return false;
  log("info", "gate.formerSecret", { projectId });
  return true;
};
