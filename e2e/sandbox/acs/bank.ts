import type { Context, Hono } from "hono";
import {
  challengePage,
  devicePage,
  goBackPage,
  type How,
  isHow,
  silentPage,
  troublePage,
} from "@/e2e/sandbox/acs/bank-pages";
import type { AcsPage, Authentication, Fields, GateClient, Verdict } from "@/e2e/sandbox/acs/gate-client";
import { buildCres, buildPares } from "@/e2e/sandbox/acs/messages";
import type { Clock } from "@/e2e/sandbox/shared/clock";

export type Bank = {
  readonly acsUrl: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly gate: GateClient;
};

type Challenge = {
  readonly what: Authentication;
  readonly page: AcsPage;
  /** Where the answer goes, and what goes along with it. */
  readonly back: string;
  readonly along: Fields;
  triesLeft: number;
  verdict: Verdict | null;
};

type ReadFields = (c: Context) => Promise<Fields>;

const TRIES = 3;
/** Real milliseconds, as the ten seconds of the merchant's page are. */
const DEVICE_MS = 1_000;
const DEVICE_SLOW_MS = 12_000;
const SLOW_MS = 8_000;

const codeOf = ({ card }: Authentication): string => (card?.brand === "mir" ? "1qwezxc" : "123456");

const isWeb = (address: string): boolean =>
  URL.canParse(address) && ["http:", "https:"].includes(new URL(address).protocol);

const withQuery = (address: string, more: Fields): string => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(more)) url.searchParams.append(name, value);
  return url.href;
};

const faultOf = ({ faults }: Authentication): How => faults.challenge ?? faults.comesBack ?? "plain";

/** The issuing bank: device check, challenge of either scheme, and the way back. Source: gate.md 8, 19.1. */
export function addBank(app: Hono, bank: Bank, fieldsOf: ReadFields): void {
  const challenges = new Map<string, Challenge>();

  const enter = async (c: Context, page: AcsPage) => {
    const fields = await fieldsOf(c);
    const { TermUrl: _own, ...mine } = fields;
    return { fields, answer: await bank.gate.enterBank(page, page === "pareq" ? mine : fields) };
  };

  app.post("/method", async (c) => {
    const { fields, answer } = await enter(c, "method");
    if (!answer.ok) return c.html(troublePage(answer.why), answer.http);
    const { faults, notification, operationId, id } = answer.value;
    if (faults.device === "never" || notification === null) return c.html(silentPage());
    const said = { threeDSMethodData: fields["threeDSMethodData"] ?? "", threeDSServerTransID: id };
    const to = withQuery(notification, { operation_id: operationId });
    return c.html(devicePage(to, said, faults.device === "slow" ? DEVICE_SLOW_MS : DEVICE_MS));
  });

  const open = async (c: Context, page: "challenge" | "pareq"): Promise<Response> => {
    const { fields, answer } = await enter(c, page);
    if (!answer.ok) return c.html(troublePage(answer.why), answer.http);
    const what = answer.value;
    const back = page === "pareq" ? (fields["TermUrl"] ?? "") : (what.result ?? "");
    if (!isWeb(back)) return c.html(troublePage("There is no address to come back to."), 400);
    const along: Fields =
      page === "pareq"
        ? { MD: fields["MD"] ?? "" }
        : { threeDSSessionData: fields["threeDSSessionData"] ?? "" };
    const known = challenges.get(what.id);
    const challenge = known ?? { what, page, back, along, triesLeft: TRIES, verdict: null };
    challenges.set(what.id, challenge);
    if (challenge.verdict) return goBack(c, challenge, challenge.verdict, "plain");
    if (!what.asks) return decide(c, challenge, { passed: true, cancelled: false }, "plain");
    return c.html(challengePage(what, codeOf(what), null));
  };

  app.post("/challenge", (c) => open(c, "challenge"));
  app.post("/pareq", (c) => open(c, "pareq"));

  const goBack = async (
    c: Context,
    challenge: Challenge,
    { message }: Verdict,
    how: How,
  ): Promise<Response> => {
    const { page, back, along } = challenge;
    const fields = { [page === "pareq" ? "PaRes" : "cres"]: message, ...along };
    if (how === "silent") return c.html(silentPage());
    if (how === "slow") await new Promise<void>((go) => void bank.clock.afterExactly(SLOW_MS, go));
    if (how === "twice") {
      // The first of the two goes ahead of the payer's browser.
      await bank
        .fetch(back, {
          method: "POST",
          body: new URLSearchParams(fields),
          headers: { origin: new URL(bank.acsUrl).origin },
          redirect: "manual",
          signal: AbortSignal.timeout(10_000),
        })
        .catch(() => null);
    }
    if (how === "byGet") return c.html(goBackPage("get", back, { ...queryOf(back), ...fields }));
    return c.html(goBackPage("post", back, fields));
  };

  const decide = async (
    c: Context,
    challenge: Challenge,
    end: Pick<Verdict, "passed" | "cancelled">,
    how: How,
  ): Promise<Response> => {
    const build = challenge.page === "pareq" ? buildPares : buildCres;
    const verdict = { ...end, message: build(challenge.what.id, end.passed) };
    const told = await bank.gate.tellVerdict(challenge.what.id, verdict);
    if (!told.ok) return c.html(troublePage(told.why), told.http);
    challenge.verdict = verdict;
    return goBack(c, challenge, verdict, how);
  };

  app.post("/challenge/:id", async (c) => {
    const challenge = challenges.get(c.req.param("id"));
    if (!challenge) return c.html(troublePage("No such authentication is open."), 404);
    const { code = "", action, how: asked } = await fieldsOf(c);
    const how = isHow(asked) && asked !== "asTold" ? asked : faultOf(challenge.what);
    if (challenge.verdict) return goBack(c, challenge, challenge.verdict, how);
    if (action === "cancel") return decide(c, challenge, { passed: false, cancelled: true }, how);
    if (code.trim() === codeOf(challenge.what)) {
      return decide(c, challenge, { passed: true, cancelled: false }, how);
    }
    challenge.triesLeft -= 1;
    if (challenge.triesLeft === 0) return decide(c, challenge, { passed: false, cancelled: false }, how);
    return c.html(challengePage(challenge.what, codeOf(challenge.what), { left: challenge.triesLeft }), 200);
  });
}

/** A form sent by GET loses the query of its address, so that it has to carry it. */
const queryOf = (address: string): Fields => Object.fromEntries(new URL(address).searchParams);
