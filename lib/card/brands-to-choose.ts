import { brandByName, type BrandId } from "@/lib/card/brand";

/**
 * Between which brands the payer of one card may choose, by the names that the Gate gives; fewer than two: nothing to
 * choose, an empty list. `accepted`: the brands of the method, null where the Gate does not say.
 *
 * No page asks it yet: a saved account has one `additional.card.type`, a typed number none at all, and no request takes
 * a choice. When the Gate documents both, this is the rule. Source: gate.md 12.4, 13; regulation (EU) 2015/751.
 */
export function brandsToChoose(
  ofCard: readonly string[],
  accepted: readonly string[] | null,
): readonly BrandId[] {
  const idsOf = (names: readonly string[]) =>
    names.flatMap((name) => brandByName(name.toLowerCase())?.id ?? []);
  const taken = accepted === null ? null : new Set(idsOf(accepted));
  const brands = [...new Set(idsOf(ofCard))].filter((id) => taken?.has(id) ?? true);
  return brands.length > 1 ? brands : [];
}
