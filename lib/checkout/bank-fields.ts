import "server-only";
import { getEnv } from "@/lib/config/env";
import { paths } from "@/lib/config/paths";
import type { Attempt } from "@/lib/payment/attempt";
import type { Instruction, Params } from "@/lib/payment/instruction";
import { requestOrigin } from "@/lib/security/origin";

/**
 * What the browser posts to the bank. The older scheme also says where to come back to: our own address, on the origin
 * that the payer is on. Source: gate.md 8.2, 8.3.
 */
export const bankFields = (
  { scheme, params }: Extract<Instruction, { kind: "challenge" }>,
  { token }: Attempt,
  headers: Headers,
): Params =>
  scheme === "creq"
    ? params
    : [...params, ["TermUrl", `${requestOrigin(headers, getEnv())}${paths.threeDsReturn(token)}`]];
