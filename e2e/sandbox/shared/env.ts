export type SandboxEnv = {
  commercePort: number;
  gatePort: number;
  shopPort: number;
  acsPort: number;
  commerceUrl: string;
  gateUrl: string;
  shopUrl: string;
  acsUrl: string;
  checkoutUrl: string;
  /** Multiplies all waits and schedules. */
  clockScale: number;
  phpJson: boolean;
  prerequestShape: "attributes" | "flat";
};

type Source = Readonly<Record<string, string | undefined>>;

const number = (env: Source, name: string, fallback: number): number => {
  const value = Number(env[name] ?? fallback);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} must be a number, not ${env[name]}`);
  return value;
};

const origin = (env: Source, name: string, fallback: string): string =>
  new URL(env[name] ?? fallback).href.replace(/\/$/, "");

export const readEnv = (env: Source): SandboxEnv => {
  const commercePort = number(env, "COMMERCE_PORT", 4010);
  const gatePort = number(env, "GATE_PORT", 4020);
  const shopPort = number(env, "SHOP_PORT", 4030);
  const acsPort = number(env, "ACS_PORT", 4040);
  return {
    commercePort,
    gatePort,
    shopPort,
    acsPort,
    commerceUrl: origin(env, "COMMERCE_URL", `http://127.0.0.1:${commercePort}`),
    gateUrl: origin(env, "GATE_URL", `http://127.0.0.1:${gatePort}`),
    shopUrl: origin(env, "SHOP_URL", `http://127.0.0.1:${shopPort}`),
    // Another site than Checkout's, as a bank's pages are: no Lax cookie travels with what is posted from there.
    acsUrl: origin(env, "ACS_URL", `http://localhost:${acsPort}`),
    checkoutUrl: origin(env, "CHECKOUT_URL", "http://127.0.0.1:3000"),
    clockScale: number(env, "SIM_CLOCK_SCALE", 1),
    phpJson: env["SIM_PHP_JSON"] !== "0",
    prerequestShape: env["SIM_PREREQUEST_SHAPE"] === "flat" ? "flat" : "attributes",
  };
};
