/** The path of a Chromium that runs here. Throws words that tell what to do when none can be had. */
export function findChromium(): Promise<string>;
