import { describe, expect, test } from "vitest";
import { checkServiceFields, serviceFieldsSchema } from "@/lib/forms/service-fields";
import type { ServiceField } from "@/lib/methods/types";
import { error, ok } from "@/lib/result";

const field = (key: string, changes: Partial<ServiceField> = {}): ServiceField => ({
  key,
  label: {},
  hint: {},
  regexp: null,
  required: false,
  position: 1,
  ...changes,
});

const code = field("code", { regexp: "/^\\d{6}$/", required: true });
const note = field("note");

describe("the fields of a service", () => {
  test("come out trimmed, in ASCII digits, without the empty and the unknown ones", () => {
    const values = { code: " ١٢٣٤٥٦ ", note: "  ", other: "x", __proto__: "y" };
    expect(checkServiceFields([code, note], values)).toEqual(ok({ code: "123456" }));
  });

  test.each([
    [{}, "missing"],
    [{ code: "  " }, "missing"],
    [{ code: 123456 }, "missing"],
    [{ code: "12345" }, "format"],
    [{ code: "1".repeat(256) }, "tooLong"],
    [{ code: "4242 4242 4242 4242" }, "strayDigits"],
  ])("%o is refused: %s", (values, fault) => {
    expect(checkServiceFields([code], values)).toEqual(error([{ key: "code", fault }]));
  });

  test.each([null, undefined, "text", 5, []])("what is no form counts as an empty one: %o", (input) => {
    expect(checkServiceFields([code], input)).toEqual(error([{ key: "code", fault: "missing" }]));
  });

  test("every fault is told, in the order of the fields", () => {
    const mail = field("mail", { required: true });
    expect(checkServiceFields([mail, note, code], { code: "x" })).toEqual(
      error([
        { key: "mail", fault: "missing" },
        { key: "code", fault: "format" },
      ]),
    );
  });

  test("an optional field may be empty, but not be wrong", () => {
    const optional = field("code", { regexp: "/^\\d{6}$/" });
    expect(checkServiceFields([optional], {})).toEqual(ok({}));
    expect(checkServiceFields([optional], { code: "x" }).ok).toBe(false);
  });

  test("a pattern that cannot be checked safely blocks nobody", () => {
    for (const regexp of ["/^(a+)+$/", "/[/", "/^\\h+$/"])
      expect(checkServiceFields([field("a", { regexp })], { a: "anything" }).ok).toBe(true);
  });

  test("an issue stands at its field and carries no value", () => {
    const checked = serviceFieldsSchema([code]).safeParse({ code: "canary" });
    expect(checked.error?.issues).toEqual([{ code: "custom", message: "format", path: ["code"] }]);
  });

  test("names that objects have by nature are no values", () => {
    const natural = [field("constructor", { required: true }), field("__proto__", { required: true })];
    const checked = checkServiceFields(natural, {});
    expect(checked.ok ? [] : checked.error.map(({ fault }) => fault)).toEqual(["missing", "missing"]);
  });
});
