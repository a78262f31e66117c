import type * as accountsFile from "@/lib/config/accounts-file";
import type { Env } from "@/lib/config/env";
import type * as settingsModule from "@/lib/config/settings";
import { projectId, secret } from "@/e2e/simulation/gate/model-gate";
import { Program } from "@/e2e/simulation/linker";
import { commerceUrl, gateUrl } from "@/e2e/simulation/network";

const accounts = [
  {
    commerce_account: "coma_1",
    public_key: "pk_test_1",
    name: "Shop",
    gate: { project_id: projectId, secret },
    gate_methods: {
      payment_card: "card",
      payment_kassa: "cash-in-kz/kassa24",
      payment_bank: "online-banking",
    },
    attempts_limit: 50,
    return_url: {
      success: "https://shop.example/yes",
      decline: "https://shop.example/no",
      return: "https://shop.example/back",
    },
  },
  // Another shop of the same house: what is signed for it is true, and not for us.
  {
    commerce_account: "coma_2",
    public_key: "pk_test_2",
    name: "Other shop",
    gate: { project_id: 43, secret: "another-secret-key" },
    gate_methods: { payment_card: "card" },
  },
];

/** The configuration, read by the project's own code once a process. */
export function readEnvironment(): Env {
  const load = new Program().instantiate({ modules: {}, fetch: null, abortSignal: null });
  const { parseAccounts } = load<typeof accountsFile>("@/lib/config/accounts-file");
  const { readSettings } = load<typeof settingsModule>("@/lib/config/settings");
  const settings = readSettings({
    CHECKOUT_URL: "https://pay.example",
    DATABASE_URL: "postgres://nobody@nowhere/none",
    PUBLIC_API_URL: commerceUrl,
    GATE_URL: gateUrl,
    CHECKOUT_ACCOUNTS_FILE: "accounts.json",
  });
  const read = parseAccounts(accounts);
  if (!settings.ok) throw new Error(settings.error.join("\n"));
  if (!read.ok) throw new Error(read.error.join("\n"));
  return { ...settings.value, accounts: read.value, logos: new Map() };
}
