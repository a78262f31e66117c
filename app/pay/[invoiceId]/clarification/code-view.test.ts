import { expect, it } from "vitest";
import { codeView } from "@/app/pay/[invoiceId]/clarification/code-view";
import { fieldViews } from "@/app/pay/[invoiceId]/clarification/field-views";
import { texts } from "@/lib/i18n/texts";
import type { WantedField } from "@/lib/payment/instruction";

const wanted = (name: string): WantedField => ({
  path: [name],
  required: true,
  maxLength: null,
  pattern: null,
  format: null,
  text: null,
  fault: null,
});
const view = (names: readonly string[], now: number) => {
  const fields = names.map(wanted);
  const code = { until: 100_000, resendAt: 100_000, resends: 1 };
  const asked = { key: "k", at: null, instruction: { kind: "clarification", fields, code } } as const;
  return codeView(asked, fieldViews(fields, [], {}, texts("en")), now, texts("en"));
};

it.each([[["otp"]], [["otp", "phone"]]])(
  "counts down to the end of a code and never beyond it: %o",
  (names) => {
    expect(view(names, 99_999)?.until).toBe(100_000);
    expect(view(names, 100_000)?.until).toBeNull();
    expect(view(names, 200_000)?.says.join()).not.toContain("works until");
  },
);

it("takes the field away with the code's time only where nothing else is asked", () => {
  expect(view(["otp"], 100_000)?.isOver).toBe(true);
  expect(view(["otp", "phone"], 100_000)?.isOver).toBe(false);
});
