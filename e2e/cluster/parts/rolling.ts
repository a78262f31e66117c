import { withCluster, type Cluster } from "@/e2e/cluster/cluster";
import { makeOtherBuild } from "@/e2e/cluster/other-build";
import { ensure, inLanes, pause, tally, type Part } from "@/e2e/cluster/part";
import { isPaid, openPayer, placeInvoice, type Order, type Page } from "@/e2e/cluster/payer";
import { chargesOf, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";

const payers = 3;
const forms = 12;

/** Pages that a payer should never see. */
const failed: string[] = [];
const note = (what: string, { status, html }: Pick<Page, "status" | "html">): void => {
  if (status !== 200 || /server action|application error/i.test(html)) failed.push(`${what}: ${status}`);
};

const ensureOneCharge = async ({ reference, invoice_id: id }: Order): Promise<void> => {
  const charged = (await chargesOf(reference)).length;
  ensure(charged === 1, `${id} was charged ${charged} times.`);
  const sales = (await gatePaymentsOf(reference)).map((payment) => payment.sales).join();
  ensure(sales === "1", `${id} had ${sales} sales.`);
};

type Submit = Awaited<ReturnType<ReturnType<typeof openPayer>["cardForm"]>>;

/** Hands in, and looks until it is paid; every answer on the way is judged. */
const finish = async (origin: string, order: Order, submit: Submit): Promise<string> => {
  const answer = await submit();
  if (answer.status !== 303) failed.push(`submit: ${answer.status}`);
  const payer = openPayer(origin);
  for (const deadline = performance.now() + 60_000; ;) {
    const page = await payer.open(`/pay/${order.invoice_id}`);
    note("page", page);
    if (isPaid(page)) break;
    const at = `${page.status} ${page.step} ${page.outcome}`;
    ensure(
      page.step === "waiting" || page.status !== 200,
      `${order.invoice_id} is at ${at} after its submit.`,
    );
    ensure(performance.now() < deadline, `${order.invoice_id} is still at ${at}.`);
    await pause(100);
  }
  await ensureOneCharge(order);
  return "paid";
};

const openForm = async (origin: string): Promise<{ readonly order: Order; readonly submit: Submit }> => {
  const order = await placeInvoice();
  const payer = openPayer(origin);
  const page = await payer.open(`/pay/${order.invoice_id}/card`);
  note("form", page);
  return { order, submit: await payer.cardForm(order.invoice_id) };
};

const payAllTheTime = async (origin: string, course: { isOver: boolean }): Promise<readonly string[]> => {
  const lane = async (): Promise<readonly string[]> => {
    const ends: string[] = [];
    while (!course.isOver) {
      const { order, submit } = await openForm(origin);
      ends.push(await finish(origin, order, submit));
    }
    return ends;
  };
  return (await Promise.all(Array.from({ length: payers }, lane))).flat();
};

/** One instance after the other ends as it is asked to and begins anew. */
const roll = async ({ instances }: Cluster, folder?: string): Promise<void> => {
  for (const instance of instances) {
    await instance.stop("SIGTERM");
    await instance.start(folder === undefined ? {} : { folder });
    await pause(1_000);
  }
};

/** Restart and deploy, one instance after the other, while payers pay: nobody sees a failed page. */
export const rolling: Part = {
  name: "rolling",
  run: async () => {
    const other = makeOtherBuild();
    failed.length = 0;
    return withCluster({}, async (cluster) => {
      const { origin } = cluster;
      const old = await inLanes(Array.from({ length: forms }), 2, () => openForm(origin));
      const { html } = await openPayer(origin).open(`/pay/${old[0]?.order.invoice_id}/card`);
      const scripts = [
        ...new Set([...html.matchAll(/"(\/_next\/static\/[^"\\]+\.js)/g)].map(([, path]) => path ?? "")),
      ];
      ensure(scripts.length > 0, "The page has no script.");
      const course = { isOver: false };
      const load = payAllTheTime(origin, course);
      await roll(cluster)
        .then(() => roll(cluster, other))
        .finally(() => (course.isOver = true));
      const paid = await load;
      const late = await inLanes(old, 2, ({ order, submit }) => finish(origin, order, submit));
      for (const script of scripts)
        note(`script ${script}`, { status: (await fetch(`${origin}${script}`)).status, html: "" });
      ensure(failed.length === 0, `Failed pages: ${tally(failed)}`);
      return {
        did:
          `Three instances restarted, then a changed build deployed, one by one, under ${paid.length} payments: no failed page. ` +
          `${late.length} forms of the old build handed in to the new one: ${tally(late)}; its ${scripts.length} scripts are still there.`,
        ledger: `one sale and one charge for each of ${paid.length + late.length} invoices.`,
      };
    });
  },
};
