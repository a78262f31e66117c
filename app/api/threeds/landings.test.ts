import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from "vitest";
import { GET as notifyByGet, POST as notify } from "@/app/api/threeds/notify/[token]/route";
import { GET as returnByGet, POST as returnTo } from "@/app/api/threeds/return/[token]/route";
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

const to = (token: string) => ({ params: Promise.resolve({ token }) });
const post = (body: BodyInit, headers: Readonly<Record<string, string>> = {}): Request =>
  new Request("https://checkout.example/x?operation_id=7", {
    method: "POST",
    body,
    // Of the bank's page, and without any cookie.
    headers: { origin: "https://acs.example", "sec-fetch-site": "cross-site", ...headers },
  });
const form = (fields: Record<string, string>): Request => post(new URLSearchParams(fields));
const get = (): Request => new Request("https://checkout.example/x?cres=abc");
const porchOf = ({ invoiceId: id }: Attempt): string => `/pay/${id}`;
const place = (answer: Response) => [answer.status, answer.headers.get("location")];

describe("where the bank sends the payer back", () => {
  it("hands the bank's message on once, however often and at once it is posted, and goes on to the porch", async () => {
    const attempt = await tryAsked(creq);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        returnTo(form({ cres: "abc", threeDSSessionData: "1" }), to(attempt.token)),
      ),
    );
    for (const answer of answers) expect(place(answer)).toEqual([303, porchOf(attempt)]);
    expect(gate.sendThreeDsResult.mock.calls).toEqual([
      [expect.anything(), attempt.paymentId, { kind: "cres", cres: "abc" }],
    ]);
    expect((await now(attempt)).state).toBe("accepted");
  });

  it("takes PaRes and MD, and a form of the other kind", async () => {
    const attempt = await tryAsked(pareq);
    const body = new FormData();
    body.set("PaRes", "eJ+/=");
    body.set("MD", "m");
    expect((await returnTo(post(body), to(attempt.token))).status).toBe(303);
    expect(gate.sendThreeDsResult.mock.calls[0]?.[2]).toEqual({ kind: "pares", pares: "eJ+/=", md: "m" });
  });

  it("by GET takes nothing in, and the same message still counts when it is posted", async () => {
    const attempt = await tryAsked(creq);
    expect(place(await returnByGet(get(), to(attempt.token)))).toEqual([303, porchOf(attempt)]);
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
    await returnTo(form({ cres: "abc" }), to(attempt.token));
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(1);
  });

  it("a message that answered one challenge never answers the next", async () => {
    const attempt = await tryAsked(creq);
    await returnTo(form({ cres: "abc" }), to(attempt.token));
    await ask(attempt, "b", { ...creq, again: true });
    await returnTo(form({ cres: "abc" }), to(attempt.token));
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(1);
    await returnTo(form({ cres: "def" }), to(attempt.token));
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(2);
  });

  it("a message that comes after the Gate went over to the other scheme is kept back, and the payer is asked", async () => {
    const attempt = await tryAsked(creq);
    await ask(attempt, "b", pareq);
    expect(place(await returnTo(form({ cres: "abc" }), to(attempt.token)))).toEqual([303, porchOf(attempt)]);
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
    expect((await now(attempt)).asked?.key).toBe("b");
  });

  it("after the payment has ended it only leads to its result", async () => {
    const attempt = await tryAsked(creq);
    await applyNews(attempt, someNews({ paymentId: attempt.paymentId, status: "decline", sum: null }), null);
    expect(place(await returnTo(form({ cres: "abc" }), to(attempt.token)))).toEqual([303, porchOf(attempt)]);
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
  });

  it("tries again where nothing left us, and asks the payer anew where nothing ever did", async () => {
    const attempt = await tryAsked(creq);
    gate.sendThreeDsResult.mockResolvedValueOnce("unreachable");
    await returnTo(form({ cres: "abc" }), to(attempt.token));
    expect(gate.sendThreeDsResult).toHaveBeenCalledTimes(2);

    const other = await tryAsked(creq);
    gate.sendThreeDsResult.mockResolvedValue("unreachable");
    await returnTo(form({ cres: "abc" }), to(other.token));
    expect((await now(other)).asked?.key).toBe("a");
    gate.sendThreeDsResult.mockResolvedValue("taken");
    await returnTo(form({ cres: "abc" }), to(other.token));
    expect((await now(other)).asked).toBeNull();
  });

  it("what it cannot read, or is too long, leads on and takes nothing in", async () => {
    const attempt = await tryAsked(creq);
    const bad = [
      form({}),
      form({ cres: "x".repeat(300_000) }),
      post("{}", { "content-type": "application/json" }),
      post("--x\r\n", { "content-type": "multipart/form-data" }),
      post(new Uint8Array([0, 255]), { "content-type": "application/x-www-form-urlencoded" }),
    ];
    for (const request of bad)
      expect(place(await returnTo(request, to(attempt.token)))).toEqual([303, porchOf(attempt)]);
    expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
    expect((await now(attempt)).asked?.key).toBe("a");
  });
});

describe("where the device check reports", () => {
  it("ends the check once with true, and answers a page for the frame alone", async () => {
    const attempt = await tryAsked(device);
    const answer = await notify(form({ threeDSMethodData: "x" }), to(attempt.token));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    await notify(form({ threeDSMethodData: "x" }), to(attempt.token));
    expect(gate.sendDeviceCheck.mock.calls).toEqual([[expect.anything(), attempt.paymentId, true]]);
  });

  it("by GET reports nothing, and a bank that took the whole window gives it back", async () => {
    const attempt = await tryAsked(device);
    expect(place(await notifyByGet(get(), to(attempt.token)))).toEqual([303, porchOf(attempt)]);
    expect(gate.sendDeviceCheck).not.toHaveBeenCalled();
    const whole = post(new URLSearchParams(), { "sec-fetch-dest": "document" });
    expect(place(await notify(whole, to(attempt.token)))).toEqual([303, porchOf(attempt)]);
    expect(gate.sendDeviceCheck).toHaveBeenCalledTimes(1);
  });

  it("ends no challenge, and a bank's message ends no device check", async () => {
    const [asked, checked] = [await tryAsked(creq), await tryAsked(device)];
    await notify(form({}), to(asked.token));
    await returnTo(form({ cres: "abc" }), to(checked.token));
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
    await notify(form({}), to(attempt.token));
    expect(gate.sendDeviceCheck.mock.calls).toEqual([[expect.anything(), attempt.paymentId, false]]);
  });

  it("keeps the time of its beginning, however often the Gate repeats it", async () => {
    const attempt = await tryAsked(device);
    await ask(attempt, "a", device);
    expect((await now(attempt)).asked?.since).toBe(attempt.asked?.since);
  });
});

test("a token that is nobody's leads to the end of a link, and nothing is sent", async () => {
  for (const token of ["AbCdEfGhIjKlMnOpQrStUv", "../../x", "", "x".repeat(500), "nobody\0nobody"])
    for (const land of [returnTo, notify])
      expect(place(await land(form({ cres: "abc" }), to(token)))).toEqual([303, "/gone"]);
  expect(gate.sendThreeDsResult).not.toHaveBeenCalled();
});
