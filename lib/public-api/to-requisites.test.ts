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
  qr_data: "upi://pay?to=339950",
  deeplink: "upi://pay?to=339950",
  instructions: { en: ["Open your bank app", "Pay"] },
};
const read = (metadata: unknown, testMode = false) =>
  toRequisites({ action: null, method: "GET", params: [], metadata }, testMode);

describe("requisites", () => {
  it("reads the proposed form", () => {
    expect(read(wire)).toEqual({
      lines: [
        { title: { en: "Account number", ru: "Номер счёта" }, value: "339950", copy: true },
        { title: { en: "Beneficiary" }, value: "Example LLC", copy: false },
      ],
      qr: "upi://pay?to=339950",
      link: "upi://pay?to=339950",
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
      expect(toRequisites(flowData, false)).toBeNull();
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
    "ms-msdt:/id",
    "search-ms:query=x",
    "http://bank.example/pay",
    "no link",
    "/pay",
  ])("never make a button of %s", (deeplink) => {
    expect(read({ ...wire, deeplink })?.link).toBeNull();
  });

  it.each(["https://bank.example/pay?x=1", "bank100000000111://pay", "upi://pay?pa=name@bank"])(
    "open %s",
    (deeplink) => {
      expect(read({ ...wire, deeplink })?.link).toBe(deeplink);
    },
  );

  it("open a plain http page where no money moves", () => {
    expect(read({ ...wire, deeplink: "http://bank.example/pay" }, true)?.link).toBe(
      "http://bank.example/pay",
    );
  });

  it("draw no code that no camera could read", () => {
    expect(read({ ...wire, qr_data: "x".repeat(1_501) })?.qr).toBeNull();
  });
});
