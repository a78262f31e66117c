import { describe, expect, test } from "vitest";
import { answering, withCommerce, type Answer } from "@/lib/public-api/fixtures/fake-commerce";
import { document, flat, id } from "@/lib/public-api/fixtures/invoice";
import { getInvoice } from "@/lib/public-api/get-invoice";

type Got = Awaited<ReturnType<typeof getInvoice>>;

const get = async (answer: Answer, publicKey: string | null = null, timeoutMs = 5_000): Promise<Got> => {
  const got: Got[] = [];
  await withCommerce(answer, async (api) => {
    got.push(await getInvoice({ ...api, timeoutMs }, id, publicKey));
  });
  if (got[0] === undefined) throw new Error("no answer");
  return got[0];
};

test("the invoice is asked for by its id, with the key where it is known", async () => {
  const asked = await withCommerce(answering(200, document()), async (api) => {
    expect(await getInvoice(api, id, null)).toMatchObject({ ok: true, value: { id } });
    expect(await getInvoice({ ...api, url: `${api.url}/` }, id, "pk_test_a&b")).toMatchObject({ ok: true });
  });
  expect(asked).toEqual([
    { method: "GET", path: `/public-api/payment-invoices/${id}`, body: null },
    { method: "GET", path: `/public-api/payment-invoices/${id}?public_key=pk_test_a%26b`, body: null },
  ]);
});

test("the flat envelope is understood too", async () => {
  expect(await get(answering(200, flat()))).toMatchObject({ ok: true, value: { id } });
});

describe("Commerce's own word", () => {
  test.each([
    [404, "not_found", "notFound"],
    [401, "unauthorized", "forbidden"],
    [403, "account_inactive", "forbidden"],
    [409, "conflict", "conflict"],
    [422, "required", "invalid"],
    [400, "bad", "invalid"],
    [429, "rate_limited", "rateLimited"],
    [429, "duplicated_reference", "duplicate"],
    [422, "duplicate", "duplicate"],
    [502, "provider_unavailable", "unavailable"],
    [500, "duplicated_reference", "unavailable"],
  ])("HTTP %i %s", async (http, code, kind) => {
    const body = { errors: [{ status: String(http), code, title: "x", detail: "y" }] };
    expect(await get(answering(http, body))).toEqual({ ok: false, error: { kind, code, pointer: null } });
  });

  test.each([
    ["a single error text", { error: "not_found" }, "not_found"],
    ["a single error object", { error: { code: 404, message: "x" } }, "404"],
    ["error_codes", { request_id: "r", error_type: "processing", error_codes: ["gone"] }, "gone"],
    ["error_type alone", { request_id: "r", error_type: "processing" }, "processing"],
    ["nothing that is known", { message: "x" }, null],
    ["an empty body", "", null],
    ["an empty list of errors", { errors: [] }, null],
  ])("is understood as %s", async (_name, body, code) => {
    expect(await get(answering(404, body))).toEqual({
      ok: false,
      error: { kind: "notFound", code, pointer: null },
    });
  });

  test.each([
    ["/data/attributes/amount", "/amount"],
    ["/service_fields/email", "/service_fields/email"],
    ["/data/id", "/id"],
  ])("points at %s", async (pointer, told) => {
    const body = { errors: [{ code: "invalid_value", source: { pointer } }] };
    expect(await get(answering(422, body))).toMatchObject({ error: { kind: "invalid", pointer: told } });
  });

  test("counts also when it came with HTTP 200 and names its own status", async () => {
    const body = { errors: [{ status: "404", code: "not_found" }] };
    expect(await get(answering(200, body))).toMatchObject({ error: { kind: "notFound", code: "not_found" } });
  });
});

describe("an unknown state", () => {
  const garbage = { ok: false, error: { kind: "unavailable", code: "garbage", pointer: null } };
  test.each([
    ["HTML", answering(200, "<html>")],
    ["half of the JSON", answering(200, JSON.stringify(document()).slice(0, 80))],
    ["nothing", answering(200, "")],
    ["another invoice than asked", answering(200, document({}, { id: "cpi_other" }))],
    ["an error without a status of its own", answering(200, { error: "oops" })],
    ["a success of another kind", answering(204, "")],
    ["a page of HTML with 404", answering(404, "<html>")],
    ["more than 1 MB", answering(200, document({ description: "x".repeat(1_048_576) }))],
  ])("garbage: %s", async (_name, answer) => {
    const got = await get(answer);
    expect(got).toMatchObject({ ok: false, error: { kind: "unavailable" } });
    if (_name !== "a success of another kind") expect(got).toEqual(garbage);
  });

  test("a redirect is not followed", async () => {
    const got = await get((response, asked) =>
      (asked.path === "/elsewhere"
        ? answering(200, document())
        : answering(302, "", { location: "/elsewhere" }))(response, asked),
    );
    expect(got).toMatchObject({ error: { kind: "unavailable", code: "network" } });
  });

  test("a server's trouble, whatever it says", async () => {
    expect(await get(answering(503, "<html>"))).toMatchObject({
      error: { kind: "unavailable", code: "http503" },
    });
  });

  test("a time-out, also in the middle of the answer", async () => {
    const late = { ok: false, error: { kind: "unavailable", code: "timeout", pointer: null } };
    expect(await get(() => {}, null, 100)).toEqual(late);
    expect(await get((response) => void response.writeHead(200).write("{"), null, 200)).toEqual(late);
  });

  test("a connection cut or refused", async () => {
    const cut = { ok: false, error: { kind: "unavailable", code: "network", pointer: null } };
    expect(await get((response) => void response.destroy())).toEqual(cut);
    let closed = "";
    await withCommerce(
      () => {},
      async (api) => void (closed = api.url),
    );
    expect(await getInvoice({ url: closed, timeoutMs: 5_000 }, id, null)).toEqual(cut);
  });
});
