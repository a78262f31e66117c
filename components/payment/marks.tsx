import { createElement } from "react";
import { isSchemeId, SCHEME_SHAPES, type SchemeId, type Shape } from "@/components/payment/scheme-shapes";

/** Outlines in the colour of the text, so that they hold in light, dark and forced colours alike. */
const METHOD_PATHS = {
  card: "M4.5 3h35A3.5 3.5 0 0 1 43 6.5v17a3.5 3.5 0 0 1-3.5 3.5h-35A3.5 3.5 0 0 1 1 23.5v-17A3.5 3.5 0 0 1 4.5 3zM1 9.5h42M7 20.5h9",
  bank: "M22 2.5 7 10.5h30zM11 14.5v7M18.3 14.5v7M25.7 14.5v7M33 14.5v7M7 26h30",
  wallet:
    "M9 5h24a3 3 0 0 1 3 3v3M9 5a3 3 0 0 0-3 3v15a3 3 0 0 0 3 3h26a3 3 0 0 0 3-3V11H9a3 3 0 0 1-3-3M38 16h-7a2.5 2.5 0 0 0 0 5h7",
  qr: "M10 3h9v9h-9zM25 3h9v9h-9zM10 18h9v9h-9zM25 18h4v4h-4zM31 23.5h3.5V27H31z",
  mobile: "M17 2h10a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3zM20 24h4",
  cash: "M4 6h36v18H4zM22 10.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M9 15h.01M35 15h.01",
  crypto: "M22 2.5 33 9v12l-11 6.5L11 21V9zM11 9l11 6.5L33 9M22 15.5v12",
  voucher: "M5 6h34v6a3 3 0 0 0 0 6v6H5v-6a3 3 0 0 0 0-6zM28 6v3M28 13.5v3M28 21v3",
  other:
    "M13 15h.01M22 15h.01M31 15h.01M6 5h32a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z",
} as const satisfies Record<string, string>;

export type MethodMark = keyof typeof METHOD_PATHS;
export type MarkName = MethodMark | SchemeId;

/** The mark of a card brand; the neutral card where we have no drawing or do not know the brand. */
export const brandMark = (brand: string | null): MarkName =>
  brand !== null && isSchemeId(brand) ? brand : "card";

/** A drawing 44×30 beside a name that says the same: never read out. */
export function Mark({ name }: { readonly name: MarkName }) {
  return (
    <svg className="mark" viewBox="0 0 44 30" width="44" height="30" aria-hidden="true" focusable="false">
      {isSchemeId(name) ? (
        SCHEME_SHAPES[name].map((shape: Shape, index) => {
          const [
            tag,
            {
              "text-anchor": textAnchor,
              "font-family": fontFamily,
              "font-weight": fontWeight,
              "font-size": fontSize,
              ...rest
            },
            text,
          ] = shape;
          return createElement(
            tag,
            { key: index, textAnchor, fontFamily, fontWeight, fontSize, ...rest },
            text,
          );
        })
      ) : (
        <path
          d={METHOD_PATHS[name]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
