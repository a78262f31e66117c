import "server-only";

import { randomBytes, randomInt } from "node:crypto";

/** The conductor's one source of chance, replaced by the simulation as its clock is. */

/** 128 random bits as text that may stand in a path: nobody guesses it. */
export const newToken = (): string => randomBytes(16).toString("base64url");

/** A whole number from 0 to below `limit`, unguessable. */
export const randomBelow = (limit: number): number => randomInt(limit);
