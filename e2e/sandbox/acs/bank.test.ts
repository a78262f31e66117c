import { describe, expect, it } from "vitest";
import {
  answer,
  buildTestBank,
  ended,
  extended,
  formOf,
  openChallenge,
  passDeviceCheck,
  RETURN,
} from "@/e2e/sandbox/acs/test-bank";

describe("a payer who does not pass", () => {
  it("types three wrong codes: declined with 10104", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    let { page } = await openChallenge(bank);
    for (const left of [2, 1]) {
      ({ page } = await answer(bank, page, { code: "000000" }));
      expect(page).toContain(`Tries left: ${left}`);
    }
    ({ page } = await answer(bank, page, { code: "000000" }));
    await bank.ask("3ds_result", { cres: formOf(page).fields["cres"] });
    expect(ended(bank)).toEqual(["decline", "10104"]);
  });

  it("cancels: declined with 104", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    const { page } = await answer(bank, (await openChallenge(bank)).page, { action: "cancel" });
    await bank.ask("3ds_result", { cres: formOf(page).fields["cres"] });
    expect(ended(bank)).toEqual(["decline", "104"]);
  });

  it("makes up an answer: declined with 104, whatever it says", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    const cres = Buffer.from('{"transStatus":"Y"}').toString("base64url");
    await bank.ask("3ds_result", { cres });
    expect(ended(bank)).toEqual(["decline", "104"]);
    expect(await bank.gate.ledger()).toEqual([]);
  });

  it("never comes back: declined with 108 after half an hour", async () => {
    const bank = await extended({ scenario: "3ds-silent" });
    await passDeviceCheck(bank);
    const { page } = await answer(bank, (await openChallenge(bank)).page, { code: "123456" });
    expect(page).not.toContain("<form");
    const { url = "", params = {} } = bank.last().threeds2?.redirect ?? {};
    await bank.gate.clock.advance(30 * 60_000 - 1_000);
    expect(bank.last().payment.status).toBe("awaiting 3ds result");
    await bank.gate.clock.advance(1_000);
    expect(ended(bank)).toEqual(["decline", "108"]);
    expect((await bank.send(url, params)).http).toBe(404);
  });
});

describe("each thing once and in its time", () => {
  it("a second result is refused with 3060, and so is a device check out of turn", async () => {
    const bank = await extended({ scenario: "3ds-challenge" });
    await passDeviceCheck(bank);
    expect(await bank.ask("3ds_check_iframe", { threeds_completion_indicator: true })).toBe(400);
    const { page } = await answer(bank, (await openChallenge(bank)).page, { code: "123456" });
    const { cres } = formOf(page).fields;
    const twice = [0, 1].map(() => bank.gate.ask("payment/card/3ds_result", { cres }));
    const answers = await Promise.all(twice);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(await answers.find(({ status }) => status === 400)?.json()).toMatchObject({ code: "3060" });
    await bank.step();
    expect(await bank.gate.ledger()).toHaveLength(1);
  });

  it.each([{}, { cres: "" }])("a result without a message (%j) is 2004", async (body) => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    const refused = await bank.gate.ask("payment/card/3ds_result", body);
    expect(await refused.json()).toMatchObject({ code: "2004" });
  });

  it("a challenge that is opened again after its end brings the same answer", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    const first = await answer(bank, (await openChallenge(bank)).page, { code: "123456" });
    expect(formOf((await openChallenge(bank)).page)).toEqual(formOf(first.page));
  });
});

describe("the bank refuses a browser that does not bring what the Gate gave out", () => {
  it.each([
    ["something missing", { threeDSSessionData: "" }],
    ["something changed", { threeDSSessionData: "7" }],
    ["something more", { extra: "1" }],
  ])("%s", async (_name, change) => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    const { url = "", params = {} } = bank.last().threeds2?.redirect ?? {};
    expect((await bank.send(url, { ...params, ...change })).http).toBe(400);
  });

  it("an unknown creq", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    expect((await bank.send("/challenge", { creq: "made-up" })).http).toBe(404);
  });

  it("a return address that is no web address", async () => {
    const bank = await buildTestBank({ scenario: "3ds-challenge" });
    const { pa_req = "", md = "" } = bank.last().acs ?? {};
    const fields = { PaReq: pa_req, MD: md, TermUrl: "javascript:alert(1)" };
    expect((await bank.send("/pareq", fields)).http).toBe(400);
  });
});

describe("how the answer comes back", () => {
  const back = async (comesBack: "twice" | "byGet") => {
    const bank = await extended({ scenario: "3ds-device-skipped", acs: { comesBack } });
    const { page } = await answer(bank, (await openChallenge(bank)).page, { code: "123456" });
    return { bank, form: formOf(page) };
  };

  it("twice: once ahead of the payer's browser, once with it", async () => {
    const { bank, form } = await back("twice");
    expect(form.method).toBe("post");
    expect(bank.posted).toEqual([`${RETURN} ${new URLSearchParams(form.fields).toString()}`]);
  });

  it("by GET, and the address keeps its own query", async () => {
    const { form } = await back("byGet");
    expect(form).toMatchObject({ method: "get", fields: { lang: "en", cres: expect.any(String) } });
  });

  it("slowly", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped", acs: { challenge: "slow" } });
    const { page } = await openChallenge(bank);
    let isBack = false;
    void answer(bank, page, { code: "123456" }).then(() => (isBack = true));
    await bank.gate.clock.advance(7_000);
    expect(isBack).toBe(false);
    await bank.gate.clock.advance(2_000);
    expect(isBack).toBe(true);
  });

  it("as chosen on the page, in place of the faults", async () => {
    const bank = await extended({ scenario: "3ds-silent" });
    await passDeviceCheck(bank);
    const { page } = await answer(bank, (await openChallenge(bank)).page, { code: "123456", how: "plain" });
    expect(formOf(page).action).toBe(RETURN);
  });
});
