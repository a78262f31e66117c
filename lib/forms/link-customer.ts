import { below, lastValue, mapOf, type QueryEntry } from "@/lib/forms/query";

/** Who pays, as far as the link tells. Source: public-api.md 2.2. */
export type LinkCustomer = {
  readonly referenceId: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  /** YYYY-MM-DD */
  readonly dateOfBirth: string | null;
  readonly individualTaxId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly address: {
    /** ISO 3166-1 alpha-2 */
    readonly country: string | null;
    readonly city: string | null;
    readonly postCode: string | null;
    readonly region: string | null;
    readonly street: string | null;
    readonly fullAddress: string | null;
  };
};

const text = /^[^]{1,255}$/;
const metadataLimits = { pairs: 50, name: /^(?!__proto__$)[^]{1,255}$/, value: 1_000 };

/**
 * The `customer[…]` parameters; null where there are none, and where the reference is missing without which Commerce
 * takes no customer at all. Source: public-api.md 2.2.
 */
export function readCustomer(entries: readonly QueryEntry[], dropped: string[]): LinkCustomer | null {
  const given = below(entries, "customer");
  if (given.length === 0) return null;
  const take = (pattern: RegExp, ...path: string[]): string | null => {
    const value = lastValue(given, ...path);
    if (value === null || pattern.test(value)) return value;
    dropped.push(["customer", ...path].join("."));
    return null;
  };
  const referenceId = take(text, "reference_id");
  if (referenceId === null) {
    dropped.push("customer");
    return null;
  }
  const metadata = mapOf(below(given, "metadata"), metadataLimits);
  if (!metadata.whole) dropped.push("customer.metadata");
  return {
    referenceId,
    email: take(/^[^\s@]{1,64}@[^\s@]{1,190}$/, "email"),
    name: take(text, "name"),
    phone: take(/^\+?[0-9 ().-]{4,30}$/, "phone"),
    dateOfBirth: take(/^\d{4}-\d\d-\d\d$/, "date_of_birth"),
    individualTaxId: take(/^[^]{2,100}$/, "individual_tax_id"),
    metadata: metadata.map,
    address: {
      country: take(/^[A-Za-z]{2}$/, "address", "country")?.toUpperCase() ?? null,
      city: take(text, "address", "city"),
      postCode: take(text, "address", "post_code"),
      region: take(text, "address", "region"),
      street: take(text, "address", "street"),
      fullAddress: take(/^[^]{1,512}$/, "address", "full_address"),
    },
  };
}

/**
 * What a link says of its customer as values for a form, by the names that such fields go by. The payer still sees them
 * and may change them. Source: public-api.md 2.2.
 */
export function customerFields(customer: LinkCustomer | null): Readonly<Record<string, string>> {
  if (customer === null) return {};
  const { email, name, phone, dateOfBirth, individualTaxId, address } = customer;
  const known: Readonly<Record<string, string | null>> = {
    email,
    phone,
    name,
    full_name: name,
    date_of_birth: dateOfBirth,
    individual_tax_id: individualTaxId,
    country: address.country,
    city: address.city,
    post_code: address.postCode,
    region: address.region,
    street: address.street,
    address: address.fullAddress,
  };
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
