import { expect, test } from "vitest";
import { claimLink, completeLink, releaseLink } from "@/lib/store/links";
import { useTestDatabase } from "@/lib/store/test-database";
import { invoiceId } from "@/lib/store/test-factories";

useTestDatabase();

const never = 1_000_000;

test("of fifty that open the same link at once one creates the invoice", async () => {
  const claims = await Promise.all(Array.from({ length: 50 }, () => claimLink("many", never)));
  expect(claims.map(({ kind }) => kind).toSorted()).toEqual([...Array(49).fill("busy"), "mine"]);
});

test("a completed link says which invoice it made, for ever", async () => {
  await claimLink("complete", never);
  await completeLink("complete", invoiceId("cpi_First"));
  await completeLink("complete", invoiceId("cpi_Second"));
  await releaseLink("complete");
  expect(await claimLink("complete", 0)).toEqual({ kind: "done", invoiceId: "cpi_First" });
});

test("a claim whose owner died is taken over when it is stale, not before", async () => {
  await claimLink("stale", never);
  expect(await claimLink("stale", never)).toEqual({ kind: "busy" });
  expect(await claimLink("stale", 0)).toEqual({ kind: "mine" });
});

test("a released claim is free again", async () => {
  await claimLink("released", never);
  await releaseLink("released");
  expect(await claimLink("released", never)).toEqual({ kind: "mine" });
});

test("an invoice that was made after the claim was released is still remembered", async () => {
  await completeLink("late", invoiceId("cpi_Late"));
  expect(await claimLink("late", 0)).toEqual({ kind: "done", invoiceId: "cpi_Late" });
});
