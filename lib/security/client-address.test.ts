import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress, limitedAddress } from "@/lib/security/client-address";

const seen = (forwarded: string | null, proxies = 0) =>
  clientAddress(new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded }), proxies);

test("what the client himself wrote before the proxies' entries is not believed", () => {
  const forwarded = "6.6.6.6, 192.0.2.1, 10.0.0.1";
  expect([0, 1, 2].map((proxies) => seen(forwarded, proxies))).toEqual(["10.0.0.1", "10.0.0.1", "192.0.2.1"]);
});

test("whatever a client writes, his address behind n proxies stays the same", () => {
  const written = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[a-z0-9 .:-]{0,12}$/)));
  fc.assert(
    fc.property(written, fc.integer({ min: 1, max: 4 }), (forged, proxies) => {
      const appended = ["192.0.2.1", ...Array<string>(proxies - 1).fill("10.0.0.1")];
      return seen([...forged, ...appended].join(", "), proxies) === "192.0.2.1";
    }),
  );
});

test("fewer entries than proxies give the first one", () => {
  expect(seen("192.0.2.1", 3)).toBe("192.0.2.1");
});

test("all spellings of one address are one, and what is no address is none", () => {
  expect(seen("192.0.2.1:5000")).toBe("192.0.2.1");
  expect(seen("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(seen("[2001:DB8::1]:5000")).toBe("2001:db8::1");
  expect(seen("fe80::1%eth0")).toBe("fe80::1");
  for (const none of ["", "unknown", "999.1.1.1", "1.2.3", "_hidden", null]) expect(seen(none)).toBeNull();
});

test("an IPv6 household is counted as one, whatever its addresses look like", () => {
  const same = ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0db8:0001:0002:0::9"];
  expect(new Set(same.map(limitedAddress))).toEqual(new Set(["2001:db8:1:2::/64"]));
  expect(limitedAddress("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(limitedAddress("::2")).toBe("0:0:0:0::/64");
  expect(limitedAddress("1:2:3:4:5:6:7::")).toBe("1:2:3:4::/64");
  expect(limitedAddress("1:2:3::")).toBe("1:2:3:0::/64");
});

test("an IPv4 address is counted by itself and this machine is not limited", () => {
  expect(limitedAddress("192.0.2.1")).toBe("192.0.2.1");
  expect([limitedAddress("127.0.0.1"), limitedAddress("127.9.9.9"), limitedAddress("::1")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("every IPv6 address gives four groups", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const limited = limitedAddress(address.toLowerCase());
      return limited === null || /^(?:[0-9a-f]{1,4}:){4}:\/64$/.test(limited);
    }),
  );
});
