import type { Root } from "postcss";

/** Turns a style sheet for languages from right to left around, in place. */
export function mirrorCss(root: Root): Root;
