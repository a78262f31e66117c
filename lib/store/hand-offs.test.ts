import { expect, test } from "vitest";
import type { InvoiceId } from "@/lib/payment/invoice";
import {
  endHandOff,
  getHandOff,
  getHandOffByCode,
  makeHandOff,
  openHandOff,
  sweepHandOffs,
  type StoredHandOff,
} from "@/lib/store/hand-offs";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildInvoice, invoiceId } from "@/lib/store/test-factories";

useTestDatabase();

const tenMinutes = { lastsMs: 600_000, until: null };
let made = 0;

const anInvoice = async (): Promise<InvoiceId> => {
  const id = invoiceId(`cpi_Screen${(made += 1)}`);
  await saveInvoice(buildInvoice(id), "coma_1", null);
  return id;
};

const make = async (id: InvoiceId, code: string, over = {}): Promise<StoredHandOff> => {
  const handOff = await makeHandOff(id, code, { ...tenMinutes, ...over });
  if (handOff === null) throw new Error("The code was taken.");
  return handOff;
};

test("of fifty phones that take one code at once exactly one has it", async () => {
  const { id } = await make(await anInvoice(), "BBBBBBBB");
  const taken = await Promise.all(Array.from({ length: 50 }, (_, at) => openHandOff(id, `phone-${at}`)));
  const winners = taken.filter((each) => each !== null);
  expect(winners).toHaveLength(1);
  expect((await getHandOff(id))?.browser).toBe(winners[0]?.browser);
});

test("a new code ends the old one, used or not", async () => {
  const invoice = await anInvoice();
  const old = await make(invoice, "CCCCCCCC");
  const used = await make(invoice, "DDDDDDDD");
  expect(await getHandOffByCode("CCCCCCCC")).toBeNull();
  expect(await openHandOff(old.id, "phone")).toBeNull();
  await openHandOff(used.id, "phone");
  const fresh = await make(invoice, "FFFFFFFF");
  expect(await getHandOff(used.id)).toBeNull();
  expect(fresh).toMatchObject({ invoiceId: invoice, openedAt: null, browser: null });
});

test("of two screens that make a code at once one has the code that counts", async () => {
  const invoice = await anInvoice();
  const codes = ["GGGGGGGG", "HHHHHHHH", "JJJJJJJJ", "KKKKKKKK"];
  await Promise.all(codes.map((code) => make(invoice, code)));
  const known = await Promise.all(codes.map(getHandOffByCode));
  expect(known.filter((each) => each !== null)).toHaveLength(1);
});

test("a code that another invoice has is not given twice", async () => {
  await make(await anInvoice(), "LLLLLLLL");
  expect(await makeHandOff(await anInvoice(), "LLLLLLLL", tenMinutes)).toBeNull();
});

test("a code whose time is up, or that was taken back, opens nothing", async () => {
  const over = await make(await anInvoice(), "MMMMMMMM", { lastsMs: 0 });
  expect(await openHandOff(over.id, "phone")).toBeNull();
  const ended = await make(await anInvoice(), "NNNNNNNN");
  await endHandOff(ended.id);
  expect([await openHandOff(ended.id, "phone"), await getHandOffByCode("NNNNNNNN")]).toEqual([null, null]);
});

test("a code never outlives its invoice", async () => {
  expect((await make(await anInvoice(), "PPPPPPPP", { until: 1_000 })).expiresAt).toBe(1_000);
});

test("screens are told of every change", async () => {
  const invoice = await anInvoice();
  await withClient(async (client) => {
    const heard: (string | undefined)[] = [];
    client.on("notification", ({ payload }) => heard.push(payload));
    await client.query("listen checkout_invoice");
    const { id } = await make(invoice, "QQQQQQQQ");
    await openHandOff(id, "phone");
    await endHandOff(id);
    await client.query("select 1");
    expect(heard.filter((each) => each === invoice)).toHaveLength(3);
  });
});

test("what ended a day ago is forgotten, what is open is kept", async () => {
  const old = await make(await anInvoice(), "RRRRRRRR", { until: 1 });
  const open = await make(await anInvoice(), "SSSSSSSS");
  await sweepHandOffs();
  expect([await getHandOff(old.id), (await getHandOff(open.id))?.id]).toEqual([null, open.id]);
});
