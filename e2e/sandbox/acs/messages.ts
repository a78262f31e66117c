import { randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";

/** 3-D Secure 2. Y: it was the payer; N: it was not, or the payer left. */
export const buildCres = (id: string, passed: boolean): string =>
  Buffer.from(
    JSON.stringify({
      threeDSServerTransID: id,
      acsTransID: randomUUID(),
      messageType: "CRes",
      messageVersion: "2.2.0",
      challengeCompletionInd: "Y",
      transStatus: passed ? "Y" : "N",
    }),
  ).toString("base64url");

/** 3-D Secure 1: packed XML. */
export const buildPares = (id: string, passed: boolean): string =>
  deflateSync(
    `<ThreeDSecure><Message id="${id}"><PARes><version>1.0.2</version><TX><status>${
      passed ? "Y" : "N"
    }</status></TX></PARes></Message></ThreeDSecure>`,
  ).toString("base64");
