import { randomInt } from "node:crypto";

/** Of the range for benchmarks (RFC 2544): nobody's, and another one each time, since limits remember. */
export const randomAddress = (): string => `198.18.${randomInt(256)}.${randomInt(1, 255)}`;
