import { expect, test } from "vitest";
import { isSolved, issuePass, passSeconds, readPass, type PassBond } from "@/lib/security/pass";

const key = Buffer.alloc(32, 1);
const bond: PassBond = { invoiceId: "cpi_AbCdEfGh12345678", address: "203.0.113.7", tries: 1 };
const bits = 8;

const solve = (pass: string): string => {
  const mark = pass.slice(pass.lastIndexOf(".") + 1);
  for (let n = 0; ; n += 1) if (isSolved(mark, String(n), bits)) return `${pass}~${n}`;
};
const fate = (text: string, over: Partial<PassBond> = {}, now = 1_000, by = key) =>
  readPass([by], { ...bond, ...over }, text, now).kind;

test("work that was done is good, work that was not is bad", () => {
  const pass = issuePass(key, bond, { kind: "work", bits }, 1_000);
  expect(fate(solve(pass))).toBe("good");
  expect(fate(pass)).toBe("bad");
  const wrong = Array.from({ length: 400 }, (_, n) => `${pass}~${n}`).filter((each) => fate(each) === "good");
  expect(wrong.length).toBeLessThan(12);
});

test("a wait is early until its time has come, and good from then on", () => {
  const pass = issuePass(key, bond, { kind: "wait", readyAt: 5_000 }, 1_000);
  expect(readPass([key], bond, pass, 4_999)).toEqual({ kind: "early", readyAt: 5_000 });
  expect(fate(pass, {}, 5_000)).toBe("good");
});

test("a pass belongs to one invoice, one address, one try and one key, and ends", () => {
  const pass = solve(issuePass(key, bond, { kind: "work", bits }, 1_000));
  expect(fate(pass, { invoiceId: "cpi_other" })).toBe("bad");
  expect(fate(pass, { address: "203.0.113.8" })).toBe("bad");
  expect(fate(pass, { address: null })).toBe("bad");
  expect(fate(pass, { tries: 2 })).toBe("bad");
  expect(fate(pass, {}, 1_000, Buffer.alloc(32, 2))).toBe("bad");
  expect(fate(pass, {}, 1_000 + passSeconds * 1_000)).toBe("bad");
});

test("nothing of a pass can be changed: neither less work, nor a shorter wait, nor a longer life", () => {
  const work = solve(issuePass(key, bond, { kind: "work", bits }, 1_000));
  const wait = issuePass(key, bond, { kind: "wait", readyAt: 9_000 }, 1_000);
  expect(fate(work.replace(/^work\.8\./, "work.0."))).toBe("bad");
  expect(fate(work.replace(/^work/, "wait"))).toBe("bad");
  expect(fate(wait.replace(/^wait\.9000/, "wait.0"))).toBe("bad");
  expect(fate(wait.replace(/^(wait\.9000\.\d+)/, "$19"))).toBe("bad");
  for (const text of ["", "~", "wait", "a".repeat(5_000), "work.1.1.aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa"])
    expect(fate(text)).toBe("bad");
});

test("each pass has a name of its own, by which it is spent once", () => {
  const nonces = [1, 2].map(() => {
    const read = readPass([key], bond, issuePass(key, bond, { kind: "wait", readyAt: 0 }, 1_000), 1_000);
    return read.kind === "good" ? read.nonce : null;
  });
  expect(new Set(nonces).size).toBe(2);
  expect(nonces).not.toContain(null);
});
