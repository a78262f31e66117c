import type { ServiceField } from "@/lib/methods/types";

/** What the Gate's methods want to know before they begin. `operator` is chosen from a list. */
export type GateFieldName = "operator" | "mobileNumber" | "phone" | "firstName" | "lastName" | "email";

/** What a method asks for, by the Gate's name of it; one that is not here asks nothing. Source: gate.md 12.3, 12.3a. */
const wanted: ReadonlyMap<string, readonly GateFieldName[]> = new Map([
  ["online-banking/homebank", ["phone"]],
  ["cash-in-kz/kassa24", ["phone"]],
  ["qr/qr-halyk", ["firstName", "lastName", "email"]],
  ["mobile", ["operator", "mobileNumber", "firstName", "lastName", "email"]],
  ["bank-transfer/klarna", ["email"]],
]);

/** Where each goes in a sale (a dotted path), and its form: a PHP-like pattern as services have them. */
const shapes = {
  operator: { path: "account.service_provider", regexp: null },
  mobileNumber: { path: "account.number", regexp: "/^\\+?[0-9 ().-]{10,24}$/" },
  phone: { path: "customer.phone", regexp: "/^\\+?[0-9 ().-]{10,24}$/" },
  firstName: { path: "customer.first_name", regexp: null },
  lastName: { path: "customer.last_name", regexp: null },
  email: { path: "customer.email", regexp: "/^[^ @;]{1,64}@[^ @;]{3,190}$/" },
} as const satisfies Record<GateFieldName, { path: string; regexp: string | null }>;

/** The fields of a method of the Gate, in their order. */
export const gateFieldsOf = (gateMethod: string): readonly GateFieldName[] => wanted.get(gateMethod) ?? [];

/** A field as forms and their checks know it; its words are the page's. */
export const toFormField = (name: GateFieldName, position: number): ServiceField => ({
  key: name,
  label: {},
  hint: {},
  regexp: shapes[name].regexp,
  required: true,
  position,
});

/** Checked form values as members of a sale, by dotted path; a phone goes as digits only. Source: gate.md 3.2. */
export const toSaleFields = (
  names: readonly GateFieldName[],
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name) => {
      const value = values[name] ?? "";
      const isNumber = name === "phone" || name === "mobileNumber";
      return [shapes[name].path, isNumber ? value.replaceAll(/\D/g, "") : value];
    }),
  );
