import { describe, expect, it, test } from "vitest";
import {
  answer,
  buildTestBank,
  ended,
  EXTENDED,
  extended,
  formOf,
  NOTIFY,
  openChallenge,
  openPareq,
  passChallenge,
  passDeviceCheck,
  passPareq,
  RETURN,
} from "@/e2e/sandbox/acs/test-bank";
import { ACS, cardOf, isWellSigned } from "@/e2e/sandbox/gate/test-gate";

describe("the extended scheme", () => {
  it("asks for device data first, in both spellings, at the bank's address, signed", async () => {
    const bank = await extended({ scenario: "3ds-challenge" });
    const { iframe } = bank.last().threeds2 ?? {};
    expect(bank.last()).toMatchObject({
      payment: { status: "awaiting 3ds result" },
      operation: { status: "awaiting 3ds result", code: "9999" },
    });
    expect(iframe?.url).toBe(`${ACS}/method`);
    expect(iframe?.params["3DSMethodData"]).toBe(iframe?.params["threeDSMethodData"]);
    expect(isWellSigned(bank.last())).toBe(true);
    expect((await bank.gate.status()).threeds2).toEqual(bank.last().threeds2);
  });

  it("the frame posts to the notification address after a second, whose query stays", async () => {
    const bank = await extended({ scenario: "3ds-challenge" });
    const { url = "", params = {} } = bank.last().threeds2?.iframe ?? {};
    const { page } = await bank.send(url, params);
    expect(formOf(page)).toEqual({
      method: "post",
      action: `${NOTIFY}&operation_id=${String(bank.last().operation?.["id"])}`,
      fields: {
        threeDSMethodData: params["threeDSMethodData"],
        threeDSServerTransID: expect.stringMatching(/-/),
      },
    });
    expect(page).toContain("1000)");
  });

  it("the frame may report late or never", async () => {
    const open = async (device: "slow" | "never") => {
      const bank = await extended({ scenario: "3ds-challenge", acs: { device } });
      const { url = "", params = {} } = bank.last().threeds2?.iframe ?? {};
      return (await bank.send(url, params)).page;
    };
    expect(await open("slow")).toContain("12000)");
    expect(await open("never")).not.toContain("<form");
  });

  it("goes on to the challenge, and with the right code to success", async () => {
    const bank = await extended({ scenario: "3ds-challenge" });
    await passDeviceCheck(bank);
    expect(await bank.gate.ledger()).toEqual([]);
    const { page } = await openChallenge(bank);
    expect(page).toContain("Green Room");
    expect(page).toContain("$4,000.00");
    await passChallenge(bank);
    expect(ended(bank)).toEqual(["success", "0"]);
    expect(bank.last().operation?.["eci"]).toBe("05");
    expect(bank.last()).not.toHaveProperty("threeds2");
    expect(await bank.gate.ledger()).toHaveLength(1);
  });

  it("the answer comes back with the session data, and only as a form of our own making", async () => {
    const bank = await extended({ scenario: "3ds-device-skipped" });
    const { page } = await answer(bank, (await openChallenge(bank)).page, { code: "123456" });
    expect(formOf(page)).toEqual({
      method: "post",
      action: RETURN,
      fields: {
        cres: expect.any(String),
        threeDSSessionData: bank.last().threeds2?.redirect?.params["threeDSSessionData"],
      },
    });
  });

  it("without an address for device data the platform looks at the device itself", async () => {
    const bank = await buildTestBank(
      { scenario: "3ds-challenge" },
      { acs_return_url: { return_url: RETURN } },
    );
    expect(bank.last().threeds2).toHaveProperty("redirect");
  });
});

describe("the basic scheme", () => {
  it("hands out PaReq and MD, takes PaRes, and never asks for device data", async () => {
    const bank = await buildTestBank({ scenario: "3ds-challenge" });
    expect(bank.last().acs?.pa_req).toMatch(/^eJ/);
    await passPareq(bank);
    expect(ended(bank)).toEqual(["success", "0"]);
  });

  it("lets a payer through without a question where the bank is sure", async () => {
    const bank = await buildTestBank({ scenario: "3ds-frictionless" });
    const { page } = await openPareq(bank);
    expect(formOf(page)).toMatchObject({ action: RETURN, fields: { MD: bank.last().acs?.md } });
  });

  it("another MD than the one given out proves nothing", async () => {
    const bank = await buildTestBank({ scenario: "3ds-challenge" });
    const back = formOf((await answer(bank, (await openPareq(bank)).page, { code: "123456" })).page);
    await bank.ask("3ds_result", { pares: back.fields["PaRes"], md: "other" });
    expect(ended(bank)).toEqual(["decline", "104"]);
  });
});

describe("falls back to the first version", () => {
  it.each(["3ds-challenge-3ds1", "3ds-fallback-after-device", "3ds-fallback-after-challenge"] as const)(
    "%s",
    async (scenario) => {
      const bank = await extended({ scenario });
      if (bank.last().threeds2?.iframe) await passDeviceCheck(bank);
      if (bank.last().threeds2?.redirect) await passChallenge(bank);
      await passPareq(bank);
      expect(ended(bank)).toEqual(["success", "0"]);
    },
  );
});

test("frictionless: the result follows the device check", async () => {
  const bank = await extended({ scenario: "3ds-frictionless" });
  await passDeviceCheck(bank);
  expect(ended(bank)).toEqual(["success", "0"]);
});

test("cascade: the first authentication fails whatever is typed, the second is announced as such", async () => {
  const bank = await extended({ scenario: "3ds-cascade" });
  await passDeviceCheck(bank);
  expect(bank.last().payment).not.toHaveProperty("cascading_with_redirect");
  await passChallenge(bank);
  expect(bank.last().payment).toMatchObject({ status: "awaiting 3ds result", cascading_with_redirect: true });
  await passChallenge(bank);
  expect(ended(bank)).toEqual(["success", "0"]);
  expect(await bank.gate.ledger()).toHaveLength(1);
});

test("soft decline: 10403 first, 3-D Secure on the invoice's next payment", async () => {
  const bank = await extended({ scenario: "3ds-soft-decline" });
  expect(ended(bank)).toEqual(["decline", "10403"]);
  await bank.gate.sale({ ...EXTENDED, general: { project_id: 42, payment_id: "pay-2" } });
  await bank.step();
  expect((await bank.gate.status("pay-2")).threeds2).toHaveProperty("iframe");
});

describe("test cards", () => {
  const kindsOf = async (pan: string, sale: object = EXTENDED) => {
    const bank = await buildTestBank({}, { ...sale, card: cardOf(pan) });
    const kinds: string[] = [];
    for (let turn = 0; turn < 3 && bank.last().payment.status === "awaiting 3ds result"; turn += 1) {
      const { threeds2, acs } = bank.last();
      kinds.push(acs ? "acs" : threeds2?.iframe ? "iframe" : "redirect");
      if (threeds2?.iframe) await passDeviceCheck(bank);
      else if (acs) await passPareq(bank);
      else await passChallenge(bank, pan.startsWith("220") ? "1qwezxc" : "123456");
    }
    return [...kinds, bank.last().payment.status];
  };

  it.each([
    ["4314220000000056", ["iframe", "redirect", "success"]],
    ["4012000000020089", ["iframe", "redirect", "decline"]],
    ["2201382000000039", ["iframe", "redirect", "success"]],
    ["4477000000000006", ["iframe", "success"]],
    ["4012000000020063", ["iframe", "acs", "success"]],
    ["4331289925608649", ["iframe", "acs", "decline"]],
    ["4344693136092508", ["acs", "success"]],
    ["5722753235016359", ["acs", "decline"]],
    ["4006260000000014", ["acs", "success"]],
    ["4000000000000077", ["success"]],
  ])("%s goes %j", async (pan, kinds) => expect(await kindsOf(pan)).toEqual(kinds));

  it("keep their plain result where the merchant sends no return address", async () =>
    expect(await kindsOf("4314220000000056", {})).toEqual(["success"]));
});
