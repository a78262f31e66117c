import type { AcsFaults } from "@/e2e/sandbox/shared/faults";

export type Fields = Readonly<Record<string, string>>;

/** What a page shows of a payment. Minor units. */
export type Summary = {
  readonly id: string;
  readonly merchant: string;
  readonly minor: number;
  readonly currency: string;
  readonly method: string;
  readonly description: string;
  readonly card: { readonly mask: string; readonly brand: string } | null;
};

export type Authentication = Summary & {
  /** false: the payer is let through without a question. */
  readonly asks: boolean;
  readonly faults: AcsFaults;
  readonly operationId: string;
  /** The merchant's addresses, as the Gate got them. */
  readonly result: string | null;
  readonly notification: string | null;
};

export type Verdict = { readonly passed: boolean; readonly cancelled: boolean; readonly message: string };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly http: 400 | 404; readonly why: string };

export type AcsPage = "method" | "challenge" | "pareq";
export type ProviderAction = "pay" | "later" | "decline" | "leave" | "back";

/** The bank and the provider know payments only from the Gate, by its `/__sim` strings. */
export type GateClient = {
  enterBank(page: AcsPage, fields: Fields): Promise<Answer<Authentication>>;
  tellVerdict(id: string, verdict: Verdict): Promise<Answer<unknown>>;
  enterProvider(id: string, method: string, fields: Fields): Promise<Answer<Summary>>;
  act(id: string, action: ProviderAction): Promise<Answer<{ readonly location: string | null }>>;
};

export function buildGateClient(gateUrl: string, fetcher: typeof fetch): GateClient {
  const post = async <T>(path: string, body: object): Promise<Answer<T>> => {
    const answer = await fetcher(`${gateUrl}/__sim${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    // What the Gate answers is fixed by its own tests.
    const value: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: value as T };
    return {
      ok: false,
      http: answer.status === 404 ? 404 : 400,
      why: (value as { error?: string }).error ?? "The Gate refused.",
    };
  };
  return {
    enterBank: (page, fields) => post("/acs/enter", { page, fields }),
    tellVerdict: (id, verdict) => post(`/acs/${encodeURIComponent(id)}/verdict`, verdict),
    enterProvider: (id, method, fields) =>
      post(`/provider/${encodeURIComponent(id)}/enter`, { method, fields }),
    act: (id, action) => post(`/provider/${encodeURIComponent(id)}/${action}`, {}),
  };
}
