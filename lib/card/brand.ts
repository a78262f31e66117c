import creditCardType from "credit-card-type";

/** `none`: there is no code on these cards; `optional`: some have one, some have not. */
export type CodePolicy = "required" | "optional" | "none";

/** A brand as the form needs it. `luhn`: its numbers surely end in a check digit. Source: devices.md 6.6. */
export type Brand = {
  readonly id: BrandId;
  readonly name: string;
  readonly code: CodePolicy;
  readonly codeDigits: 3 | 4;
  readonly luhn: boolean;
  readonly lengths: readonly number[];
};

type Row = readonly [name: string, code?: CodePolicy, luhn?: "luhn" | "noLuhn"];

/** Display names and rules by the type of the library; what is not said is: a code, and Luhn. Source: devices.md 6.6, gate.md 18.5. */
const rows = {
  visa: ["Visa"],
  mastercard: ["Mastercard"],
  "american-express": ["American Express"],
  "diners-club": ["Diners Club"],
  discover: ["Discover"],
  jcb: ["JCB"],
  unionpay: ["UnionPay", "optional", "noLuhn"],
  maestro: ["Maestro", "optional"],
  mir: ["Mir"],
  troy: ["Troy"],
  elo: ["Elo"],
  hiper: ["Hiper"],
  hipercard: ["Hipercard"],
  naranja: ["Naranja", "optional", "noLuhn"],
  verve: ["Verve"],
  uzcard: ["Uzcard", "none", "noLuhn"],
  humo: ["Humo", "none", "noLuhn"],
  rupay: ["RuPay"],
  bancontact: ["Bancontact", "optional"],
  dankort: ["Dankort"],
  napas: ["Napas", "optional", "noLuhn"],
  belkart: ["Belkart", "optional", "noLuhn"],
  prostir: ["Prostir", "optional", "noLuhn"],
  meeza: ["Meeza", "optional", "noLuhn"],
} as const satisfies Record<string, Row>;

export type BrandId = keyof typeof rows;

/** Brands that the library lacks. RuPay's 353 and 356 lie inside JCB's range and stay JCB where JCB is more exact. */
const added: readonly (readonly [BrandId, (number | [number, number])[], lengths: number[]])[] = [
  ["uzcard", [8600, 5614], [16]],
  ["humo", [9860], [16]],
  ["rupay", [508, 81, 82, 353, 356], [16]],
  ["napas", [9704], [16, 19]],
  ["belkart", [9112], [16]],
  ["prostir", [9804], [16]],
  ["bancontact", [6703], [16, 17]],
  ["dankort", [5019], [16]],
  ["meeza", [5078], [16]],
];

for (const [type, patterns, lengths] of added) {
  const code = { name: "CVV", size: 3 };
  creditCardType.addCard({ type, niceType: rows[type][0], patterns, lengths, gaps: [4, 8, 12], code });
}
// The library's Maestro swallows every number that begins with 50 or 56 to 69; only Maestro's own ranges may say so.
creditCardType.updateCard("maestro", { patterns: [5018, 5020, 5038, 5893, 6304, 6759, [6761, 6763]] });
creditCardType.updateCard("verve", {
  patterns: [
    [506099, 506198],
    [507865, 507964],
    [650002, 650027],
  ],
});

/** Names in the Gate's messages that differ from ours. Source: gate.md 18.5. */
const gateNames: ReadonlyMap<string, BrandId> = new Map([
  ["amex", "american-express"],
  ["diners_club", "diners-club"],
  ["belcard", "belkart"],
]);

const brandIds: ReadonlySet<string> = new Set(Object.keys(rows));
const isBrandId = (type: string): type is BrandId => brandIds.has(type);

function brandOfType(type: BrandId): Brand {
  const [name, code = "required", luhn = "luhn"]: Row = rows[type];
  const { lengths, code: onCard } = creditCardType.getTypeInfo(type);
  return { id: type, name, code, codeDigits: onCard.size === 4 ? 4 : 3, luhn: luhn === "luhn", lengths };
}

/**
 * The brand of a number, whole or still being typed (ASCII digits only); null until it is certain, and where it is not
 * known. A hint for the payer, never a reason to refuse. Source: devices.md 6.6.
 */
export function brandOf(digits: string): Brand | null {
  if (digits === "") return null;
  const [match, other] = creditCardType(digits);
  const certain = match?.matchStrength !== undefined && other === undefined;
  return certain && isBrandId(match.type) ? brandOfType(match.type) : null;
}

/** A brand by the name that the Gate or we give it (`visa`, `diners_club`), or null. Source: gate.md 18.5. */
export function brandByName(type: string | null): Brand | null {
  const id = type === null ? "" : (gateNames.get(type) ?? type);
  return isBrandId(id) ? brandOfType(id) : null;
}

/** The display name of a brand as the Gate or we call it (`visa`, `diners_club`), or null. Source: gate.md 18.5. */
export function brandName(type: string): string | null {
  const id = gateNames.get(type) ?? type;
  return isBrandId(id) ? rows[id][0] : null;
}
