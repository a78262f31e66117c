import { expect, test } from "vitest";
import { walletsOf } from "@/lib/payment/wallets";

const apple = { country: "UA", networks: ["visa"] };
const google = { ...apple, gateway: "g", gatewayId: null, merchantId: null };

test("an account offers the wallets that it switched on, and those only", () => {
  expect(walletsOf({ apple_pay: apple, google_pay: google })).toEqual(["apple_pay", "google_pay"]);
  expect(walletsOf({ apple_pay: null, google_pay: google })).toEqual(["google_pay"]);
});

test("a link that shows only some methods, or hides some, says so for wallets too", () => {
  const both = { apple_pay: apple, google_pay: google };
  expect(walletsOf(both, { show: ["payment_card"], hide: [] })).toEqual([]);
  expect(walletsOf(both, { show: ["google_pay"], hide: [] })).toEqual(["google_pay"]);
  expect(walletsOf(both, { show: [], hide: ["apple_pay"] })).toEqual(["google_pay"]);
});
