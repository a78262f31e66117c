import { describe, expect, it } from "vitest";
import { toRequisites } from "@/lib/public-api/to-requisites";

const wire = {
  requisites: [
    {
      key: "account_number",
      label: { en: "Account number", ru: "Номер счёта" },
      value: "339950",
      copy: true,
    },
    { key: "beneficiary", label: { en: "Beneficiary" }, value: "Example LLC" },
  ],
  qr_data: "example://pay?to=339950",
  deeplink: "example://pay?to=339950",
  instructions: { en: ["Open your bank app", "Pay"] },
};
const read = (metadata: unknown) => toRequisites({ action: null, method: "GET", params: [], metadata });

describe("requisites", () => {
  it("reads the proposed form", () => {
    expect(read(wire)).toEqual({
      lines: [
        { title: { en: "Account number", ru: "Номер счёта" }, value: "339950", copy: true },
        { title: { en: "Beneficiary" }, value: "Example LLC", copy: false },
      ],
      qr: "example://pay?to=339950",
      link: "example://pay?to=339950",
      steps: { en: ["Open your bank app", "Pay"] },
    });
  });

  it.each([
    [undefined],
    [[]],
    [{}],
    [null],
    ["text"],
    [{ requisites: [] }],
    [{ instructions: ["only words"] }],
  ])("are none where nothing can be shown: %j", (metadata) => {
    expect(read(metadata)).toBeNull();
  });

  it.each([[[]], [null], [undefined], ["text"]])(
    "are none in flow data that is no object: %j",
    (flowData) => {
      expect(toRequisites(flowData)).toBeNull();
    },
  );

  it("takes numbers, plain texts and a map in place of a list, and leaves a broken line out", () => {
    const requisites = {
      one: { label: "Account", value: 12345, copy: 1 },
      two: { key: "iban", value: "DE89" },
      three: { label: {} },
    };
    expect(read({ requisites, instructions: "Pay it" })).toEqual({
      lines: [
        { title: { en: "Account" }, value: "12345", copy: true },
        { title: { en: "iban" }, value: "DE89", copy: false },
      ],
      qr: null,
      link: null,
      steps: {},
    });
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "intent://x#Intent;end",
    "https://user:secret@bank.example/",
    "no link",
    "/pay",
  ])("never make a button of %s", (deeplink) => {
    expect(read({ ...wire, deeplink })?.link).toBeNull();
  });

  it.each(["https://bank.example/pay?x=1", "bankapp://pay", "upi://pay?pa=name@bank"])(
    "open %s",
    (deeplink) => {
      expect(read({ ...wire, deeplink })?.link).toBe(deeplink);
    },
  );

  it("draw no code that no camera could read", () => {
    expect(read({ ...wire, qr_data: "x".repeat(1_501) })?.qr).toBeNull();
  });
});
