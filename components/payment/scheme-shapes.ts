/** One SVG element of a drawing: its tag, its attributes, and text where it has some. */
export type Shape = readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
];

const rect = (fill: string, x: number, y: number, width: number, height: number, rx = 0): Shape => [
  "rect",
  { x, y, width, height, rx, fill },
];
const disc = (fill: string, cx: number, r = 8): Shape => ["circle", { cx, cy: 15, r, fill }];
/** Every plate is the same 44×30, so that no scheme stands out: Regulation (EU) 2015/751, Article 8. */
const plate: Shape = [
  "rect",
  { x: 0.5, y: 0.5, width: 43, height: 29, rx: 4, fill: "#fff", stroke: "#c3c7cf" },
];
/** `textLength` makes a word equally wide whatever typeface the device has. */
const word = (text: string, fill: string, size = 12, length = 32, y = 19.2): Shape => [
  "text",
  {
    x: 22,
    y,
    fill,
    "text-anchor": "middle",
    "font-family": "Arial, Helvetica, sans-serif",
    "font-weight": 700,
    "font-size": size,
    textLength: length,
    lengthAdjust: "spacingAndGlyphs",
  },
  text,
];

/** Our own plain drawings of the card schemes, by brand id. Data, so that a browser can draw them without markup text. */
export const SCHEME_SHAPES = {
  visa: [plate, word("VISA", "#1a2a7a", 13, 31, 19.7)],
  mastercard: [
    plate,
    disc("#e2231a", 17),
    disc("#f79f1a", 27),
    ["path", { d: "M22 8.8a8 8 0 0 1 0 12.4 8 8 0 0 1 0-12.4", fill: "#f2601f" }],
  ],
  "american-express": [rect("#1f6fc4", 0, 0, 44, 30, 4), word("AMEX", "#fff", 12, 33)],
  mir: [plate, word("МИР", "#0f754e", 13, 28, 19.7)],
  unionpay: [
    plate,
    rect("#d8222a", 7, 7, 11, 16, 2),
    rect("#0b5a91", 17, 7, 11, 16, 2),
    rect("#0a7c70", 27, 7, 10, 16, 2),
  ],
  jcb: [
    plate,
    rect("#0f5aa8", 8, 6, 8.6, 18, 3),
    rect("#c8102e", 17.7, 6, 8.6, 18, 3),
    rect("#2e8b3d", 27.4, 6, 8.6, 18, 3),
  ],
  maestro: [
    plate,
    disc("#0f8fd6", 17),
    disc("#e2231a", 27),
    ["path", { d: "M22 8.8a8 8 0 0 1 0 12.4 8 8 0 0 1 0-12.4", fill: "#7472b8" }],
  ],
  "diners-club": [
    plate,
    disc("#1a4a8a", 22, 9),
    ["path", { d: "M20 9.6a5.8 5.8 0 0 0 0 10.8zM24 9.6a5.8 5.8 0 0 1 0 10.8z", fill: "#fff" }],
  ],
  discover: [
    plate,
    word("DISCOVER", "#22262e", 7.4, 35, 14.6),
    ["path", { d: "M14 29.5c11-1.6 21-5.2 29.5-10.5v7a3.5 3.5 0 0 1-3.5 3.5z", fill: "#f0801f" }],
  ],
  uzcard: [plate, word("UZCARD", "#12408f", 8.6, 34, 18)],
  humo: [plate, word("HUMO", "#8a6a12", 11, 33, 18.9)],
} as const satisfies Record<string, readonly Shape[]>;

export type SchemeId = keyof typeof SCHEME_SHAPES;

/** Whether we have a drawing for a brand; others get the neutral card. */
export const isSchemeId = (id: string): id is SchemeId => Object.hasOwn(SCHEME_SHAPES, id);
