import { randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";
import { HALF_AN_HOUR, type Step } from "@/e2e/sandbox/gate/step";

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64");
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const AUTHENTICATION = { status: "awaiting 3ds result", patienceMs: HALF_AN_HOUR, endsWith: "108" } as const;

/** Step A of the extended scheme. Both keys carry the same value. Source: gate.md 8.3. */
export const deviceCheck: Step = {
  ...AUTHENTICATION,
  kind: "deviceCheck",
  instruct: ({ world, payment, id }) => {
    const data = base64url({
      threeDSServerTransID: id,
      threeDSMethodNotificationURL: payment.acsReturn?.notification ?? "",
    });
    const params = { "3DSMethodData": data, threeDSMethodData: data };
    return {
      message: { threeds2: { iframe: { url: `${world.acsUrl}/method`, params } } },
      fields: params,
    };
  },
};

type ChallengeWish = {
  readonly asks?: boolean;
  readonly isFirstOfCascade?: boolean;
  /** The payer is to be told that the first authentication failed. */
  readonly isAgain?: boolean;
};

/** Step B of the extended scheme. Source: gate.md 8.3, 8.4. */
export const challenge = (wish: ChallengeWish = {}): Step => ({
  ...AUTHENTICATION,
  kind: "challenge",
  version: 2,
  asks: wish.asks ?? true,
  isFirstOfCascade: wish.isFirstOfCascade ?? false,
  instruct: ({ world, operation, id }) => {
    const creq = base64url({
      threeDSServerTransID: id,
      acsTransID: randomUUID(),
      messageVersion: "2.2.0",
      messageType: "CReq",
      challengeWindowSize: "05",
    });
    const params = { creq, threeDSSessionData: String(operation.id) };
    return {
      message: { threeds2: { redirect: { url: `${world.acsUrl}/challenge`, params } } },
      members: wish.isAgain ? { cascading_with_redirect: true } : {},
      fields: params,
    };
  },
});

/** The only step of the basic scheme. Packed XML, as 3-D Secure 1 has it. Source: gate.md 8.2. */
export const challengeOfBasic = (wish: ChallengeWish = {}): Step => ({
  ...AUTHENTICATION,
  kind: "challenge",
  version: 1,
  asks: wish.asks ?? true,
  isFirstOfCascade: wish.isFirstOfCascade ?? false,
  instruct: ({ world, payment, operation, id }) => {
    const xml = `<ThreeDSecure><Message id="${id}"><PAReq><version>1.0.2</version></PAReq></Message></ThreeDSecure>`;
    const paReq = deflateSync(xml).toString("base64");
    const md = base64({
      purchase_operation_id: operation.id,
      project_id: payment.projectId,
      payment_id: payment.id,
      plus_md: "",
    });
    return {
      message: { acs: { pa_req: paReq, acs_url: `${world.acsUrl}/pareq`, md } },
      members: wish.isAgain ? { cascading_with_redirect: true } : {},
      fields: { PaReq: paReq, MD: md },
    };
  },
});
