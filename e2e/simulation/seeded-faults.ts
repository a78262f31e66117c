import type { SeededFaults } from "@/e2e/simulation/seeded-fault";
import { newsFaults } from "@/e2e/simulation/seeded-news";
import { sendingFaults } from "@/e2e/simulation/seeded-sending";

/**
 * The check of the check: faults that would cost somebody money or leave him waiting, each an exact replacement in one
 * file's source. The simulator must find every one of them. They exist in its linker only; where a source has moved on,
 * the replacement fails and has to be written anew.
 */
export const seededFaults: SeededFaults = { ...sendingFaults, ...newsFaults };
