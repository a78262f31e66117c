/**
 * What the Gate advises after a result code: `N` nothing more to do, `S` ask support, `R` repeat, `C` correct first,
 * `L` later, `W` wait, `P` advise the payer, `3` repeat with 3-D Secure; of two that hold, the first counts.
 * Source: gate.md 20.1.
 */
export type CodeClass = "N" | "S" | "R" | "C" | "L" | "W" | "P" | "3";

/** Every code that the Gate documents, by its advice; `a-b` means all from a to b. Source: gate.md 20.3. */
const codes: Readonly<Record<CodeClass, string>> = {
  N: `0 402 1401-1415 1421 1422 1431-1435 1437 1441 1450-1453 1455-1463 1499 3183 3356 10110 10113 10203 10206 10402
    10404 10405 10807 10810-10812 20110 20111 20203 20205 20402 30000 30100 30301-30303 30401`,
  S: `100 303 310 318 501 502 504 903 904 2701 3023 3026 3028 3029 3060 3081 3102 3103 3107 3124 3184 3193 3196 3197
    3199 3201 3281 3285 3288 3292 3293 3299 3341 3363 3470-3472 3610 3611 3617 10501 10503 10504 10702-10709 10722
    10801 10806 20501 20503 20504 20604 20702 20703 20705 20706 20801`,
  R: `104 108 301 601-603 2466 3061 10000 10100 10104 10105 10107 10202 10301 10505 10601-10603 20000 20100 20104 20105
    20202 20301 20304 20601-20603 20812`,
  C: `109 309 319 604 702 2003 2004 2014 2061 2123 2124 2154 2261 2426 2442 2467 2468 2541 2606 2609-2611 2641 2642
    2801 2945 2949 3001-3004 3020-3022 3024 3027 3041 3101 3104 3105 3117-3121 3123 3125 3141 3161 3162 3181 3182 3186
    3190-3192 3194 3195 3221 3230 3241-3244 3261 3262 3283 3284 3286 3287 3289 3291 3301 3358 3360 3400 3402-3404 3406
    3409-3419 3431-3439 3480 3490 3491 3609 3612 3618-3625 3900 3901 10101-10103 10106 10108 10204 10205 10401 10502
    10701 10805 20101-20103 20106 20107 20201 20204 20302 20303 20401 20502 20701`,
  L: `314 2147 3062 3106 3108-3112 3198 3297 3298 3305-3340 3355 3357 3362 3407 3408 3450-3452 3606 3607 3613 3626-3635
    10109 10112 10114 20109 20206 20450`,
  W: `9999 19999 20802 20899 29999`,
  P: `10201 20451`,
  "3": `10403`,
};

/** Whole numbers of a list such as `601-603 702`. */
export const numbersIn = (list: string): number[] =>
  list
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const [from = 0, to = from] = part.split("-").map(Number);
      return Array.from({ length: to - from + 1 }, (_, step) => from + step);
    });

/** Code (as text) to its advice. 378 entries. */
export const documentedCodes: ReadonlyMap<string, CodeClass> = new Map(
  (Object.keys(codes) as CodeClass[]).flatMap((kind) =>
    numbersIn(codes[kind]).map((code) => [String(code), kind] as const),
  ),
);
