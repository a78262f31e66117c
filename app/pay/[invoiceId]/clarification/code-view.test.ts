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
const view = (names: readonly string[], now: number, times: { at: number; since?: number } | null = null) => {
  const fields = names.map(wanted);
  const code = { until: 100_000, resendAt: 100_000, resends: 1 };
  const asked = {
    key: "k",
    at: null,
    ...times,
    instruction: { kind: "clarification", fields, code },
  } as const;
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

it("leaves the field while the Gate's clock is in doubt, and tells no time then", () => {
  const behind = { at: 0, since: 3_600_000 };
  const doubtful = view(["otp"], 3_600_000, behind);
  expect(doubtful).toMatchObject({ isOver: false, until: null });
  expect(doubtful?.says.join()).not.toContain("works until");
  expect(view(["otp"], 3_700_000, behind)?.isOver).toBe(true);
});

it("counts by our own clock where the Gate's is ahead", () => {
  const ahead = { at: 90_000, since: 10_000 };
  expect(view(["otp"], 19_000, ahead)).toMatchObject({ isOver: false, until: 20_000, newCodeAt: 20_000 });
  expect(view(["otp"], 20_000, ahead)?.isOver).toBe(true);
});
