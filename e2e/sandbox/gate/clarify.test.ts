import { describe, expect, it } from "vitest";
import { buildTestGate, isWellSigned } from "@/e2e/sandbox/gate/test-gate";
import type { Faults } from "@/e2e/sandbox/shared/faults";

async function asked(scenario: NonNullable<Faults["scenario"]>) {
  const gate = buildTestGate({ faults: { scenario } });
  await gate.sale();
  await gate.clock.advance(200);
  const last = () => gate.callbacks().at(-1);
  const answer = async (additional_data?: unknown, path = "payment/clarification") => {
    const answered = await gate.ask(path, additional_data === undefined ? {} : { additional_data });
    await gate.clock.advance(200);
    return { http: answered.status, ...((await answered.json()) as { code?: string }) };
  };
  const ended = () => [last()?.payment.status, last()?.operation?.code];
  return { gate, last, answer, ended };
}

const LIST = {
  avs_data: { avs_post_code: "050000", avs_street_address: "Abay ave. 10" },
  customer: { last_name: "Petrov" },
};
const SCHEMA = {
  customer: {
    first_name: "Ivan",
    email: "ivan@example.com",
    country: "kz",
    billing: { city: "Almaty", address: "Abay ave. 10" },
  },
};

describe("clarification in the list form", () => {
  it("asks by names and goes on when all are given", async () => {
    const { gate, last, answer, ended } = await asked("clarification-list");
    expect(last()).toMatchObject({
      payment: { status: "awaiting clarification" },
      clarification_fields: {
        avs_data: ["avs_post_code", "avs_street_address"],
        customer: ["last_name"],
      },
    });
    expect(isWellSigned(await gate.status())).toBe(true);
    expect(await answer(LIST)).toMatchObject({ http: 200, status: "success" });
    expect(ended()).toEqual(["success", "0"]);
    expect(last()).not.toHaveProperty("clarification_fields");
  });

  it("asks again for what is still missing, and for all of it after an empty answer", async () => {
    const { gate, last, answer } = await asked("clarification-list");
    await answer([]);
    expect(last()?.clarification_fields).toMatchObject({ customer: ["last_name"] });
    expect(gate.callbacks()).toHaveLength(2);
    await answer({ avs_data: LIST.avs_data });
    expect(last()?.clarification_fields).toEqual({ customer: ["last_name"] });
  });

  it("needs additional_data, even if empty", async () => {
    const { answer } = await asked("clarification-list");
    expect(await answer()).toMatchObject({ http: 400, code: "2004" });
  });

  it("restarts half an hour with each answer, then ends with 3191", async () => {
    const { gate, last, answer, ended } = await asked("clarification-list");
    await gate.clock.advance(29 * 60_000);
    await answer({});
    await gate.clock.advance(29 * 60_000);
    expect(last()?.payment.status).toBe("awaiting clarification");
    await gate.clock.advance(60_000);
    expect(ended()).toEqual(["decline", "3191"]);
    expect(await answer(LIST)).toMatchObject({ http: 400, code: "3060" });
  });
});

describe("clarification in the schema form", () => {
  it("tells the faults of the last round, and asks for nothing that was right", async () => {
    const { last, answer, ended } = await asked("clarification-schema");
    await answer({
      customer: { ...SCHEMA.customer, email: "ivan", billing: { city: "Almaty", region_code: "z" } },
    });
    expect(last()?.clarification_fields).toEqual({
      customer: {
        type: "object",
        description: expect.any(String),
        properties: {
          email: expect.objectContaining({ format: "email" }),
          billing: {
            type: "array",
            properties: { address: expect.anything(), region_code: expect.anything() },
            required: ["address"],
          },
        },
        required: ["email"],
        errors: [
          expect.objectContaining({ property: "customer.email", constraint: "format" }),
          expect.objectContaining({ property: "customer.billing.address", constraint: "required" }),
          expect.objectContaining({ property: "customer.billing.region_code", constraint: "pattern" }),
        ],
      },
    });
    await answer({ customer: { email: "i@e.kz", billing: { address: "Abay ave. 10" } } });
    expect(ended()).toEqual(["success", "0"]);
  });

  it("carries text to show, and does without what is not required", async () => {
    const { last, answer, ended } = await asked("clarification-schema");
    expect(last()?.clarification_fields).toMatchObject({
      customer: { properties: { psu_consent_text: { default: expect.any(String) } } },
    });
    await answer(SCHEMA);
    expect(ended()).toEqual(["success", "0"]);
  });
});

it("two rounds may follow each other", async () => {
  const { last, answer, ended } = await asked("clarification-twice");
  await answer(LIST);
  expect(last()?.clarification_fields).toHaveProperty("customer.properties");
  await answer(SCHEMA);
  expect(ended()).toEqual(["success", "0"]);
});

describe("a one-time code", () => {
  const typed = (approval_code: string) => ({ additional_data: { approval_code } });
  const resend = { customer: { ip_address: "203.0.113.7" } };
  const NOW = Date.UTC(2030, 0, 15, 12) / 1_000;

  it("is asked for with its time and the number of further ones", async () => {
    const { last, answer, ended } = await asked("code");
    expect(last()).toMatchObject({
      clarification_fields: { additional_data: ["approval_code"] },
      provider_extra_fields: {
        new_attempt_time: NOW + 81,
        resend: { new_attempt_time: NOW + 81, available_attempts_number: 3 },
      },
    });
    await answer(typed("123456"));
    expect(ended()).toEqual(["success", "0"]);
  });

  it("that is wrong ends the payment with 10103", async () => {
    const { answer, ended } = await asked("code");
    await answer(typed("000000"));
    expect(ended()).toEqual(["decline", "10103"]);
  });

  it("may be wrong twice where three tries are allowed, and is told so", async () => {
    const { last, answer, ended } = await asked("code-three-tries");
    const dates = new Set([last()?.payment.date]);
    for (const wrong of ["000000", "111111"]) {
      await answer(typed(wrong));
      expect(last()?.clarification_fields).toMatchObject({
        additional_data: { errors: [{ property: "additional_data.approval_code" }] },
      });
      dates.add(last()?.payment.date);
    }
    // Rounds are told apart by their time.
    expect(dates.size).toBe(3);
    await answer(typed("222222"));
    expect(ended()).toEqual(["decline", "10103"]);
  });

  it("may be sent anew when it has ended, three times", async () => {
    const { gate, last, answer, ended } = await asked("code");
    expect((await gate.ask("customer/action/resend", resend)).status).toBe(400);
    for (const left of [2, 1, 0]) {
      await gate.clock.advance(81_000);
      expect((await gate.ask("customer/action/resend", resend)).status).toBe(200);
      await gate.clock.advance(1);
      const extra = last()?.provider_extra_fields;
      expect(extra?.["resend"]).toEqual(
        left === 0 ? undefined : expect.objectContaining({ available_attempts_number: left }),
      );
    }
    await gate.clock.advance(81_000);
    expect((await gate.ask("customer/action/resend", resend)).status).toBe(400);
    await gate.clock.advance(30 * 60_000);
    expect(ended()).toEqual(["decline", "10602"]);
    expect(await answer(typed("123456"))).toMatchObject({ http: 400, code: "3060" });
  });

  it("that comes too late, or not at all, is asked for again with the same time", async () => {
    const { gate, last, answer } = await asked("code");
    const first = last();
    await answer({});
    await gate.clock.advance(81_000);
    await answer(typed("123456"));
    expect(gate.callbacks()).toHaveLength(3);
    expect(last()?.provider_extra_fields).toEqual(first?.provider_extra_fields);
    await gate.ask("customer/action/resend", resend);
    await answer(typed("123456"));
    expect(last()?.payment.status).toBe("success");
  });
});

describe("merchant auth", () => {
  const send = async (gate: ReturnType<typeof buildTestGate>, type: string, code?: string) => {
    const more = code === undefined ? {} : { confirmation_code: code };
    const answer = await gate.ask("payment/card/merchant_auth", more, { type });
    await gate.clock.advance(200);
    return ((await answer.json()) as { code?: string }).code ?? answer.status;
  };

  it("has a status of its own and no instruction, starts silently, and ends with the code", async () => {
    const { gate, last, ended } = await asked("merchant-auth");
    expect(last()?.payment.status).toBe("awaiting merchant auth");
    expect(await send(gate, "start")).toBe(200);
    expect(await send(gate, "start")).toBe(200);
    expect(gate.callbacks()).toHaveLength(1);
    expect(await send(gate, "finish", "0042")).toBe(200);
    expect(ended()).toEqual(["success", "0"]);
  });

  it("ends with 10104 after a wrong code", async () => {
    const { gate, ended } = await asked("merchant-auth");
    await send(gate, "start");
    await send(gate, "finish", "42");
    expect(ended()).toEqual(["decline", "10104"]);
  });

  it("takes nothing out of turn", async () => {
    const { gate } = await asked("merchant-auth");
    expect(await send(gate, "finish", "0042")).toBe("3060");
    await send(gate, "start");
    expect(await send(gate, "finish")).toBe("2004");
    expect(await send(gate, "stop")).toBe("502");
    expect(await send((await asked("code")).gate, "start")).toBe("3060");
  });
});
