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
  // The framework puts a Date of its own in this one's place and copies what is its own, not what it inherits.
  static parse = RealDate.parse;
  static UTC = RealDate.UTC;
};
