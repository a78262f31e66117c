/**
 * When to ask the Gate about an attempt that is open too long. The first question comes `firstMs` after the sale (not
 * before 10 s in production: the payment may not be registered yet, gate.md 4.4); then quickly, then ever slower, and
 * never not at all: a payment that a provider holds for days is still asked about once an hour.
 */
export function nextCheckDelay(checks: number, firstMs: number): number {
  const steps = [1, 0.5, 0.5, 1, 1.5, 2, 3, 6, 6, 6, 12, 30, 60, 60, 180];
  return Math.round((steps[checks] ?? 360) * firstMs);
}
