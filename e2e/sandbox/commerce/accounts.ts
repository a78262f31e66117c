import { timingSafeEqual } from "node:crypto";

/** A merchant account of the platform, with the settings that change what Checkout sees (public-api.md 5). */
export type Account = {
  id: string;
  publicKey: string;
  privateKey: string;
  apiKey: string;
  name: string;
  description: string;
  active: boolean;
  publicCreation: boolean;
  feeDetails: boolean;
  /** Hundredths of a percent put on top of the amount. */
  commissionBasisPoints: number;
  returnUrl: string | null;
  returnUrls: { success: string | null; pending: string | null; fail: string | null };
  callbackPath: string;
  lifetimeSeconds: number;
  attemptsLimit: number;
};

const NO_RETURN_URLS = { success: null, pending: null, fail: null };

const base = {
  privateKey: "sk_test_sandbox",
  apiKey: "sandbox-api-key",
  description: "Plants and pots, delivered",
  active: true,
  publicCreation: true,
  feeDetails: true,
  commissionBasisPoints: 0,
  returnUrls: NO_RETURN_URLS,
  callbackPath: "/callbacks",
  lifetimeSeconds: 3600,
  attemptsLimit: 5,
};

/** The accounts of the sandbox. Their keys are obviously no secrets. */
export const seedAccounts = (shopUrl: string): readonly Account[] => [
  {
    ...base,
    id: "coma_SandboxActive001",
    publicKey: "pk_test_sandbox",
    name: "Green Room",
    returnUrl: `${shopUrl}/back/return`,
  },
  {
    ...base,
    id: "coma_SandboxForbid01",
    publicKey: "pk_test_forbidden",
    name: "Green Room Trade",
    publicCreation: false,
    returnUrl: null,
  },
  {
    ...base,
    id: "coma_SandboxInactiv1",
    publicKey: "pk_test_inactive",
    name: "Green Room Winter",
    active: false,
    returnUrl: null,
  },
  {
    ...base,
    id: "coma_SandboxCommis01",
    publicKey: "pk_test_commission",
    name: "Green Room Express",
    commissionBasisPoints: 150,
    returnUrl: `${shopUrl}/back/return`,
  },
  {
    ...base,
    id: "coma_SandboxReturn01",
    publicKey: "pk_test_returns",
    name: "Green Room Garden",
    feeDetails: false,
    returnUrl: null,
    returnUrls: {
      success: `${shopUrl}/back/success`,
      pending: `${shopUrl}/back/return`,
      fail: `${shopUrl}/back/decline`,
    },
  },
  {
    ...base,
    id: "coma_SandboxSaved001",
    publicKey: "pk_test_saved",
    name: "Green Room Club",
    returnUrl: `${shopUrl}/back/return`,
  },
  {
    ...base,
    id: "coma_SandboxAbroad01",
    publicKey: "pk_test_abroad",
    name: "Green Room Abroad",
    returnUrl: `${shopUrl}/back/return`,
  },
  {
    ...base,
    id: "coma_SandboxOwl000001",
    publicKey: "pk_test_owl",
    name: "Night Owl Books",
    returnUrl: `${shopUrl}/back/return`,
  },
  {
    ...base,
    id: "coma_SandboxLemon0001",
    publicKey: "pk_test_lemon",
    name: "Lemon & Leaf",
    returnUrl: `${shopUrl}/back/return`,
  },
];

const sameText = (left: string, right: string): boolean => {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Basic auth of the Private API: the account's id and its API key. */
export const accountOfBasicAuth = (
  accounts: readonly Account[],
  header: string | undefined,
): Account | null => {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? "")?.[1];
  if (!encoded) return null;
  const [login = "", ...rest] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const account = accounts.find((candidate) => candidate.id === login);
  return account && sameText(account.apiKey, rest.join(":")) ? account : null;
};
