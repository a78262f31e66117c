// Loaded before Checkout (`node --import`): its clock is wrong by CLOCK_SKEW_MS. Durations stay right.
import process from "node:process";

const skew = Number(process.env.CLOCK_SKEW_MS);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + skew);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + skew;
  }
};
