import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from "vitest";
import { applyNews } from "@/lib/checkout/apply-news";
import { endDeviceCheck, skipDeviceCheck } from "@/lib/checkout/end-device-check";
import { HistoryWorld, projectId } from "@/lib/checkout/history-world";
import type { FollowUp } from "@/lib/gate/follow-up";
import type { Attempt } from "@/lib/payment/attempt";
import { someNews } from "@/lib/payment/factories";
import type { Instruction } from "@/lib/payment/instruction";
import { inInvoice } from "@/lib/store/in-invoice";
import { getAttemptByToken, saveInvoice } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";
import { findLanding, takeBankMessage, takeDeviceReport } from "@/lib/checkout/threeds-landing";
import type { BankMessage } from "@/lib/threeds/bank-message";
import { deviceCheckMs } from "@/lib/threeds/time-boxes";

const gate = vi.hoisted(() => ({ sendDeviceCheck: vi.fn(), sendThreeDsResult: vi.fn() }));
vi.mock("@/lib/gate/follow-up", () => gate);
vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
vi.mock("node:timers/promises", () => ({ setTimeout: async () => undefined }));
useTestDatabase();

const world = new HistoryWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());
beforeEach(() => {
  const taken = async (): Promise<FollowUp> => "taken";
  gate.sendDeviceCheck.mockReset().mockImplementation(taken);
  gate.sendThreeDsResult.mockReset().mockImplementation(taken);
});

const device: Instruction = { kind: "deviceCheck", url: "https://acs.example/m", params: [] };
const creq: Instruction = {
  kind: "challenge",
  scheme: "creq",
  url: "https://acs.example/c",
  params: [["creq", "a"]],
  again: false,
};
const pareq: Instruction = {
  kind: "challenge",
  scheme: "pareq",
  url: "https://acs.example/p",
  params: [
    ["PaReq", "a"],
    ["MD", "m"],
  ],
  again: false,
};

let at = 0;
const ask = (attempt: Attempt, key: string, instruction: Instruction) =>
  applyNews(
    attempt,
    someNews({
      paymentId: attempt.paymentId,
      status: "waiting",
      wireStatus: "awaiting 3ds result",
      at: (at += 1_000),
      ask: { key, instruction },
    }),
    null,
  );

let made = 0;
/** An open try of which the Gate wants this. */
async function tryAsked(instruction: Instruction): Promise<Attempt> {
  const id = invoiceId(`cpi_Landed${String((made += 1)).padStart(8, "0")}`);
  await saveInvoice(buildInvoice(id), "coma_1", {});
  const attempt = await inInvoice(id, (tx) =>
    tx.insertAttempt(buildAttempt(id, { projectId, state: "accepted" })),
  );
  await ask(attempt, "a", instruction);
  return now(attempt);
}
async function now({ token }: Attempt): Promise<Attempt> {
  const found = await getAttemptByToken(token);
  if (found === null) throw new Error("The try is gone.");
  return found;
}

/** As a bank's page comes: with a token and nothing else. */
const find = (token: string) => findLanding(token, new Headers());
async function land(token: string, act: (attempt: Attempt) => Promise<void>): Promise<string> {
  const landing = await find(token);
  if (landing.kind === "try") await act(landing.attempt);
  return landing.kind;
}
const bring = ({ token }: Attempt, message: BankMessage | null = { kind: "cres", cres: "abc" }) =>
  land(token, (attempt) => takeBankMessage(attempt, message));
const report = ({ token }: Attempt) => land(token, takeDeviceReport);

describe("where the bank sends the payer back", () => {
  it("hands the bank's message on once, however often and at once it is posted", async () => {
    const attempt = await tryAsked(creq);
    await Promise.all(Array.from({ length: 4 }, () => bring(attempt)));
    expect(gate.sendThreeDsResult.mock.calls).toEqual([
      [expect.anything(), attempt.paymentId, { kind: "cres", cres: "abc" }],
    ]);
    expect((await now(attempt)).state).toBe("accepted");
  });

  it("takes the older scheme's message as well", async () => {
    const attempt = await tryAsked(pareq);
    await bring(attempt, { kind: "pares", pares: "eJ+/=", md: "m" });
    expect(gate.sendThreeDsResult.mock.calls[0]?.[2]).toEqual({ kind: "pares", pares: "eJ+/=", md: "m" });
  });

  it("without a message takes nothing in, and the challenge stands", async () => {
    const attempt = await tryAsked(creq);
    expect(await bring(attempt, null)).toBe("try");
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
    expect((await now(attempt)).asked?.key).toBe("a");
  });

  it("a message that answered one challenge never answers the next", async () => {
    const attempt = await tryAsked(creq);
    await bring(attempt);
    await ask(attempt, "b", { ...creq, again: true });
    await bring(attempt);
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(1);
    await bring(attempt, { kind: "cres", cres: "def" });
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(2);
  });

  it("the same word of a bank is the same message, with its MD and without", async () => {
    const attempt = await tryAsked(pareq);
    await bring(attempt, { kind: "pares", pares: "eJ+/=", md: "m" });
    await ask(attempt, "b", pareq);
    await bring(attempt, { kind: "pares", pares: "eJ+/=", md: null });
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(1);
    expect((await now(attempt)).asked?.key).toBe("b");
  });

  it("a message that comes after the Gate went over to the other scheme is kept back, and the payer is asked", async () => {
    const attempt = await tryAsked(creq);
    await ask(attempt, "b", pareq);
    await bring(attempt);
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
    expect((await now(attempt)).asked?.key).toBe("b");
  });

  it("after the payment has ended it is found and nothing is sent", async () => {
    const attempt = await tryAsked(creq);
    await applyNews(attempt, someNews({ paymentId: attempt.paymentId, status: "decline", sum: null }), null);
    expect(await bring(attempt)).toBe("try");
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
  });

  it("tries again where nothing left us, and asks the payer anew where nothing ever did", async () => {
    const attempt = await tryAsked(creq);
    gate.sendThreeDsResult.mockResolvedValueOnce("unreachable");
    await bring(attempt);
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(2);

    const other = await tryAsked(creq);
    gate.sendThreeDsResult.mockResolvedValue("unreachable");
    await bring(other);
    expect((await now(other)).asked?.key).toBe("a");
    gate.sendThreeDsResult.mockResolvedValue("taken");
    await bring(other);
    expect((await now(other)).asked).toBeNull();
  });
});

describe("where the device check reports", () => {
  it("ends the check once, with true", async () => {
    const attempt = await tryAsked(device);
    await Promise.all([report(attempt), report(attempt)]);
    await report(attempt);
    expect(gate.sendDeviceCheck.mock.calls).toEqual([[expect.anything(), attempt.paymentId, true]]);
  });

  it("ends no challenge, and a bank's message ends no device check", async () => {
    const [asked, checked] = [await tryAsked(creq), await tryAsked(device)];
    await report(asked);
    await bring(checked);
    expect(gate.sendDeviceCheck).not.toHaveBeenCalled();
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
  });
});

describe("a device check that nobody reports of", () => {
  it("is looked at when its ten seconds are over, and ended then and not before, with false, once", async () => {
    const attempt = await tryAsked(device);
    const { asked, nextCheckAt } = attempt;
    expect(nextCheckAt).toBeLessThanOrEqual((asked?.since ?? 0) + deviceCheckMs);
    expect(await endDeviceCheck(attempt)).toBe(false);
    expect(gate.sendDeviceCheck).not.toHaveBeenCalled();
    const over = asked === null ? null : { ...asked, since: 0 };
    expect(await endDeviceCheck({ ...attempt, asked: over })).toBe(true);
    expect(await endDeviceCheck({ ...attempt, asked: over })).toBe(false);
    expect(gate.sendDeviceCheck.mock.calls).toEqual([[expect.anything(), attempt.paymentId, false]]);
  });

  it("is ended at once for a payer without script, and what comes late changes nothing", async () => {
    const attempt = await tryAsked(device);
    await skipDeviceCheck(attempt.invoiceId, attempt.id, "other");
    expect(gate.sendDeviceCheck).not.toHaveBeenCalled();
    await skipDeviceCheck(attempt.invoiceId, attempt.id, "a");
    await report(attempt);
    expect(gate.sendDeviceCheck.mock.calls).toEqual([[expect.anything(), attempt.paymentId, false]]);
  });

  it("keeps the time of its beginning, however often the Gate repeats it", async () => {
    const attempt = await tryAsked(device);
    await ask(attempt, "a", device);
    expect((await now(attempt)).asked?.since).toBe(attempt.asked?.since);
  });
});

test("a token that is nobody's finds nothing, whatever it is made of", async () => {
  for (const token of ["AbCdEfGhIjKlMnOpQrStUv", "../../x", "", "x".repeat(500), "nobody\0nobody"])
    expect(await find(token)).toEqual({ kind: "unknown" });
});
