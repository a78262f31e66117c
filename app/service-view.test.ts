import { describe, expect, it } from "vitest";
import { linkServiceView } from "@/app/service-view";
import { texts } from "@/lib/i18n/texts";
import type { MethodItem } from "@/lib/methods/list-methods";
import type { ServiceField } from "@/lib/methods/types";

const field = (key: string, position: number): ServiceField => ({
  key,
  label: { en: key },
  hint: {},
  regexp: null,
  required: true,
  position,
});
const email = field("email", 1);
const item = (...fields: readonly ServiceField[]) =>
  ({ name: "Neteller", route: "commerce", fields, service: { flow: "hpp" } }) as unknown as MethodItem;
const known = { email: "p@example.com", phone: "1" };

describe("the step of a service that a link names", () => {
  it("is one button where the link's customer fills in all that is asked, and shows it", () => {
    const view = linkServiceView(item(email), {}, texts("en"), known);
    expect(view).toMatchObject({ fields: [], given: [{ label: "email", value: "p@example.com" }] });
  });

  it("stands filled in with the customer's data, and blames nobody for what nobody was asked", () => {
    const { fields } = linkServiceView(item(email, field("iban", 2)), {}, texts("en"), known);
    expect(fields.map(({ input, fault }) => [input.defaultValue, fault])).toEqual([
      ["p@example.com", null],
      ["", null],
    ]);
  });

  it("believes the link's own values of the service before those of the customer", () => {
    const { given } = linkServiceView(item(email), { email: "other@example.com" }, texts("en"), known);
    expect(given).toEqual([{ label: "email", value: "other@example.com" }]);
  });
});
