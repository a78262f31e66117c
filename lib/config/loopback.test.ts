import { expect, test } from "vitest";
import { isLoopback } from "@/lib/config/loopback";

const hostname = (host: string) => new URL(`http://${host}/`).hostname;

test("addresses that stay on this machine are told from those that only look so", () => {
  for (const host of ["localhost", "LOCALHOST:3000", "shop.localhost", "127.0.0.1", "127.1", "[::1]:80"]) {
    expect(isLoopback(hostname(host)), host).toBe(true);
  }
  for (const host of [
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "notlocalhost",
    "10.0.0.1",
    "[::2]",
  ]) {
    expect(isLoopback(hostname(host)), host).toBe(false);
  }
});
