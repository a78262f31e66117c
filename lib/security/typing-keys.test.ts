import { expect, test } from "vitest";
import { typingKeys } from "@/lib/security/typing-keys";
import { seal, unseal } from "@/lib/security/vault";

const keysOf = (secret: string, formerSecret?: string) =>
  typingKeys({ gate: { projectId: 42, secret, formerSecret } });

test("what was typed before the Gate's secret was changed opens as long as the former one is known", () => {
  const sealed = seal(keysOf("one"), "Ada", "typed");
  expect(unseal(keysOf("two", "one"), sealed, "typed")).toBe("Ada");
  expect(unseal(keysOf("two"), sealed, "typed")).toBeNull();
});

test("new text is sealed under the present secret", () => {
  const sealed = seal(keysOf("two", "one"), "Ada", "typed");
  expect(unseal(keysOf("two"), sealed, "typed")).toBe("Ada");
  expect(unseal(keysOf("one"), sealed, "typed")).toBeNull();
});
