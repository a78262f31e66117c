import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTIONS, linkBoxes, nextFrom, type Box, type Direction } from "@/components/dpad/geometry";

const at = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** Names where each arrow leads, `.` for nowhere. */
const lead = (named: Readonly<Record<string, Box>>): Readonly<Record<string, string>> => {
  const names = Object.keys(named);
  const links = linkBoxes(Object.values(named));
  const name = (index: number | null): string => (index === null ? "." : (names[index] ?? "?"));
  return Object.fromEntries(
    names.map((each, n) => [
      each,
      DIRECTIONS.map((direction) => name(links[n]?.[direction] ?? null)).join(" "),
    ]),
  );
};

describe("on a card form", () => {
  const number = at(100, 0, 400, 50);
  const month = at(100, 90, 90, 50);
  const year = at(200, 90, 90, 50);
  const code = at(310, 94, 190, 50);
  const name = at(100, 190, 400, 50);
  const pay = at(100, 270, 400, 60);
  const form = { number, month, year, code, name, pay };

  it("up, down, left and right lead where the eye expects", () =>
    expect(lead(form)).toEqual({
      number: ". month . .",
      month: "number name . year",
      year: "number name month code",
      code: "number name year .",
      name: "month pay . .",
      pay: "name . . .",
    }));

  it("right to left the first of a row is the one at the right", () =>
    expect(
      lead({
        number,
        month: at(410, 90, 90, 50),
        year: at(310, 90, 90, 50),
        code: at(100, 90, 190, 50),
        name,
      }),
    ).toEqual({
      number: ". month . .",
      month: "number name year .",
      year: "number name code month",
      code: "number name . year",
      name: "month . . .",
    }));
});

it("down from a narrow control takes the one below it, not the first of its row", () =>
  expect(
    lead({ a: at(0, 0, 50, 20), b: at(100, 0, 50, 20), c: at(0, 50, 50, 20), d: at(100, 50, 50, 20) }),
  ).toEqual({
    a: ". c . b",
    b: ". d a .",
    c: "a . . d",
    d: "b . c .",
  }));

it("a control beside the straight way down is not passed by", () => {
  const links = lead({
    month: at(0, 0, 80, 40),
    country: at(300, 60, 200, 40),
    pay: at(0, 200, 200, 60),
  });
  expect(links["month"]).toBe(". pay . country");
  expect(links["country"]).toContain("pay");
});

it("two columns: up and down stay in theirs, left and right change it", () => {
  const links = lead({
    code: at(0, 40, 300, 60),
    card: at(400, 0, 300, 60),
    bank: at(400, 70, 300, 60),
    cash: at(400, 140, 300, 60),
  });
  expect(links["card"]).toBe(". bank code .");
  expect(links["bank"]).toBe("card cash code .");
  expect(links["code"]?.split(" ")[3]).toBe("bank");
});

it("a control that lies apart from all others is tied in both ways", () => {
  const links = lead({ a: at(0, 0, 50, 20), far: at(900, 900, 50, 20) });
  expect(links["a"]).toContain("far");
  expect(links["far"]).toContain("a");
});

it("from a place that is no control the nearest that way is found, or none", () => {
  const boxes = [at(0, 100, 50, 20), at(0, 200, 50, 20)];
  expect(nextFrom(at(0, 0, 300, 50), boxes, "down")).toBe(0);
  expect(nextFrom(at(0, 150, 300, 20), boxes, "up")).toBe(0);
  expect(nextFrom(at(0, 0, 300, 50), boxes, "up")).toBeNull();
  expect(nextFrom(at(0, 0, 300, 50), [], "down")).toBeNull();
});

/** Boxes of any size that do not lie over each other, as on a page. */
const pages = fc
  .array(
    fc.record({
      left: fc.integer({ min: 0, max: 1_800 }),
      top: fc.integer({ min: 0, max: 3_000 }),
      width: fc.integer({ min: 1, max: 900 }),
      height: fc.integer({ min: 1, max: 120 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((wanted) => {
    const boxes: Box[] = [];
    for (const { left, top, width, height } of wanted) {
      const box = at(left, top, width, height);
      const isFree = boxes.every(
        (other) =>
          other.right <= box.left ||
          other.left >= box.right ||
          other.bottom <= box.top ||
          other.top >= box.bottom,
      );
      if (isFree) boxes.push(box);
    }
    return boxes;
  });

/** Rows of controls, as forms have them. */
const forms = fc
  .array(fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) =>
    rows.flatMap((widths, row) => {
      let left = 0;
      return widths.map((width) => {
        const box = at(left, row * 70, width, 50);
        left += width + 10;
        return box;
      });
    }),
  );

const walk = (boxes: readonly Box[], start: number): ReadonlySet<number> => {
  const links = linkBoxes(boxes);
  const seen = new Set([start]);
  for (const each of seen)
    for (const direction of DIRECTIONS) {
      const next = links[each]?.[direction] ?? null;
      if (next !== null) seen.add(next);
    }
  return seen;
};

describe("on any page", () => {
  it("every control is reached from every other one", () =>
    fc.assert(
      fc.property(pages, fc.nat(), (boxes, seed) => {
        expect(walk(boxes, seed % boxes.length).size).toBe(boxes.length);
      }),
      { numRuns: 500 },
    ));

  it("also where controls lie over each other or have no size", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc
            .tuple(...[300, 300, 80, 80].map((max) => fc.integer({ min: 0, max })))
            .map(([left = 0, top = 0, width = 0, height = 0]) => at(left, top, width, height)),
          { minLength: 1, maxLength: 12 },
        ),
        (boxes) => {
          expect(walk(boxes, 0).size).toBe(boxes.length);
        },
      ),
      { numRuns: 500 },
    ));

  it("no arrow leads to where it began, and where it leads does not depend on where the page is scrolled to", () =>
    fc.assert(
      fc.property(pages, fc.integer({ min: -5_000, max: 5_000 }), (boxes, by) => {
        const links = linkBoxes(boxes);
        links.forEach((link, self) => expect(Object.values(link)).not.toContain(self));
        const moved = boxes.map(({ left, top, right, bottom }) => ({
          left,
          top: top + by,
          right,
          bottom: bottom + by,
        }));
        expect(linkBoxes(moved)).toEqual(links);
      }),
    ));

  it("from right to left is the mirror of from left to right, for pages of one column", () =>
    fc.assert(
      fc.property(forms, (boxes) => {
        const mirrored = boxes.map(({ left, top, right, bottom }) => ({
          left: -right,
          top,
          right: -left,
          bottom,
        }));
        const swap = { up: "up", down: "down", left: "right", right: "left" } as const satisfies Record<
          Direction,
          Direction
        >;
        const back = linkBoxes(mirrored).map((link) =>
          Object.fromEntries(DIRECTIONS.map((direction) => [direction, link[swap[direction]]])),
        );
        expect(back).toEqual(linkBoxes(boxes).map((link) => ({ ...link })));
      }),
    ));

  it("in rows of a form, down skips no control below, and right never leaves its row", () =>
    fc.assert(
      fc.property(forms, (boxes) => {
        const row = (box: Box | undefined): number => (box?.top ?? 0) / 70;
        linkBoxes(boxes).forEach(({ down, right }, self) => {
          const from = boxes[self];
          if (right !== null) expect(row(boxes[right])).toBe(row(from));
          const isBelow = (box: Box): boolean =>
            from !== undefined &&
            row(box) === row(from) + 1 &&
            box.left < from.right &&
            box.right > from.left;
          if (boxes.some(isBelow)) expect(row(boxes[down ?? self])).toBe(row(from) + 1);
        });
      }),
    ));
});
