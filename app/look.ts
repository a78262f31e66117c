import type { BrandView } from "@/components/payment/frame";
import type { Logo } from "@/lib/brand/brand";
import { brandCss } from "@/lib/brand/css";
import { logoOn, lookOf, type Look } from "@/lib/brand/look";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";

/** The look of an invoice's pages: its account's, and what its link asked for. */
export const paymentLook = ({ account, options }: Pick<Payment, "account" | "options">): Look =>
  lookOf(account.brand, options.style, options.payButton);

/** Wider than this it is no mark but a name: it gets a line of its own. */
const BANNER = 1.8;

/** The look as the frame draws it; `tv`: a television's page is dark, whatever the account and the link say. */
export function brandView(wished: Look, nonce: string, tv: boolean): BrandView {
  const look: Look = tv ? { ...wished, theme: "dark" } : wished;
  const css = brandCss(look, tv);
  const ground = look.theme === "dark" ? "dark" : "light";
  const shown = logoOn(look, ground)?.logo ?? null;
  if (shown === null) return { css, nonce, logo: null };
  const { light, dark } = look.logo;
  /** Dark screens have the dark variant, and paper never has it. */
  const others: readonly (readonly [media: string, logo: Logo | null])[] =
    look.theme === "auto"
      ? [["screen and (prefers-color-scheme: dark)", dark]]
      : look.theme === "dark"
        ? [["print", light]]
        : [];
  return {
    css,
    nonce,
    logo: {
      src: paths.logo(shown.name),
      width: shown.width,
      height: shown.height,
      isBanner: shown.width > shown.height * BANNER,
      others: others.flatMap(([media, logo]) =>
        logo === null || logo === shown ? [] : [{ media, src: paths.logo(logo.name) }],
      ),
    },
  };
}
