import { expect, it } from "vitest";
import { readAtMost } from "@/lib/security/bounded-body";

const posting = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("https://pay.example/hpp/", {
    method: "POST",
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });

it("reads what fits, and an empty body as an empty text", async () => {
  expect(await readAtMost(posting("amount=1€"), 20)).toBe("amount=1€");
  expect(await readAtMost(posting(null), 20)).toBe("");
});

it("takes the length that was announced at its word and reads nothing of a longer one", async () => {
  let pulls = 0;
  const stream = new ReadableStream(
    {
      pull: () => {
        pulls += 1;
      },
    },
    { highWaterMark: 0 },
  );
  expect(await readAtMost(posting(stream, { "content-length": "21" }), 20)).toBeNull();
  expect(pulls).toBe(0);
});

it("stops reading a body that says nothing of its length as soon as it is too long", async () => {
  let sent = 0;
  const endless = new ReadableStream(
    {
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(8));
      },
    },
    { highWaterMark: 0 },
  );
  expect(await readAtMost(posting(endless), 20)).toBeNull();
  expect(sent).toBe(3);
});
