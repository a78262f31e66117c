const swapWords = (text) => text.replace(/\b(left|right)\b/g, (side) => (side === "left" ? "right" : "left"));

const isSided =
  /^(left|right|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?|border-(top|bottom)-(left|right)-radius)$/;
const isFourSided = /^(margin|padding|border-width|border-style|border-color|scroll-margin|scroll-padding)$/;
const holdsSide =
  /^(text-align|float|clear|transform-origin|background|background-position|object-position)$/;

/** Splits at spaces outside of brackets. */
const partsOf = (value) => value.match(/(?:[^\s()]+|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];

const cornersOf = ([a, b = a, c = a, d = b]) => [b, a, d, c].join(" ");

const negative = (amount) =>
  /^0\D*$/.test(amount) ? amount : amount.startsWith("-") ? amount.slice(1) : `-${amount}`;

const mirrorTransform = (value) =>
  value
    .replace(/(rotate|rotateZ|skewX|translateX)\(\s*([^()]+)\)/g, (_, name, by) => `${name}(${negative(by)})`)
    .replace(/translate\(\s*([^(),]+)/g, (_, by) => `translate(${negative(by)}`);

const mirrorValue = (prop, value) => {
  if (isFourSided.test(prop)) {
    const parts = partsOf(value);
    return parts.length === 4 ? [parts[0], parts[3], parts[2], parts[1]].join(" ") : value;
  }
  if (prop === "border-radius" && !value.includes("/")) return cornersOf(partsOf(value));
  if (prop === "transform") return mirrorTransform(value);
  const turned = value
    .replace(
      /(linear-gradient\()(-?[\d.]+)deg/g,
      (_, name, angle) => `${name}${(360 - Number(angle)) % 360}deg`,
    )
    .replace(/calc\(100% - ([\d.]+\w+)\)/g, (whole, by) => (prop.startsWith("background") ? by : whole));
  if (!holdsSide.test(prop)) return turned;
  // What an address or a picture holds is no side of ours.
  return turned.replace(/url\([^)]*\)|[^u]+|u/g, (part) =>
    part.startsWith("url(") ? part : swapWords(part),
  );
};

/**
 * Turns a style sheet for languages from right to left around, in place: sides, corners, shadows' gradients, turns. Done
 * here and not by logical properties, which engines before Chromium 69 lack and bundlers lower by language instead of
 * by direction (stack.md 5): so one sheet is written, and each reader gets the one of the two that is theirs.
 * A comment that begins with "stays" keeps the declaration behind it as it is.
 * @param {import("postcss").Root} root
 */
export function mirrorCss(root) {
  root.walkDecls((decl) => {
    const before = decl.prev();
    if (before?.type === "comment" && /^stays\b/.test(before.text)) return;
    if (isSided.test(decl.prop)) decl.prop = swapWords(decl.prop);
    decl.value = mirrorValue(decl.prop, decl.value);
  });
  return root;
}
