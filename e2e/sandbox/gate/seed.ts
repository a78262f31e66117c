import type { Instrument } from "@/e2e/sandbox/gate/payment";
import type { Project } from "@/e2e/sandbox/gate/world";

export const SEEDED_PROJECTS: ReadonlyMap<number, Project> = new Map([
  [42, { name: "Green Room", secret: "sandbox-secret-key", callbackUrl: null }],
]);

/** A card saved too long ago. */
export const EXPIRED_ACCOUNT: Instrument = {
  token: "0e9d1f6b51f5e9bb0f9b6de1f5c0f7a3bd1b4b6c8f0a2d4e6f8091a3b5c7d9eb",
  savedId: 2_345_679,
  projectId: 42,
  customerId: "customer_13",
  number: "525200******0004",
  brand: "mastercard",
  holder: "JOHN SMITH",
  month: 1,
  year: 2024,
  result: { kind: "success" },
  threeds: null,
};

/** One card saved long ago, which pays. */
export const SEEDED_ACCOUNT: Instrument = {
  token: "f365bb1729f9b72fd9c09703a751c979f3becc679f29c3e35c91d18070d15654",
  savedId: 2_345_678,
  projectId: 42,
  customerId: "customer_12",
  number: "400000******0077",
  brand: "visa",
  holder: "JOHN SMITH",
  month: 12,
  year: 2049,
  result: { kind: "success" },
  threeds: null,
};
