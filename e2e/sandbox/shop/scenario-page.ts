import { html, raw } from "hono/html";
import { renderSVG } from "uqr";
import { seedAccounts } from "@/e2e/sandbox/commerce/accounts";
import { composeForm } from "@/e2e/sandbox/shop/compose-form";
import { layout, type Html } from "@/e2e/sandbox/shop/layout";
import type { Tone } from "@/e2e/sandbox/shop/order-words";
import type { World } from "@/e2e/sandbox/shop/world";
import { scenarios, type Scenario } from "@/e2e/scenarios/table";

const ENDINGS = {
  paid: ["good", "Ends paid"],
  partlyPaid: ["wait", "Ends paid in part"],
  refunded: ["plain", "Ends refunded"],
  refundFailed: ["wait", "Ends with a refund that failed"],
  chargedBack: ["bad", "Ends charged back"],
  declined: ["bad", "Ends declined"],
  notStarted: ["plain", "Nothing starts"],
  failed: ["bad", "Ends without payment"],
  expired: ["bad", "Ends expired"],
  cancelled: ["plain", "Ends cancelled"],
  waiting: ["wait", "Keeps waiting"],
  deadLink: ["plain", "Dead link"],
} as const satisfies Record<Scenario["ends"]["outcome"], readonly [Tone, string]>;

const PLAYS = {
  doubleClick: "Click Pay twice, quickly",
  twoTabs: "Open it in two tabs and pay in both",
  reload: "Reload at every step",
  back: "Go back at every step",
  closeAndResume: "Close the tab after Pay, open the link again",
  handOver: "Open it as on a television, and pay by its code on a phone",
  confirmAtBank: "Type the bank's code where it asks",
  waitForDevice: "Wait ten seconds",
  wrongCodeAtBank: "Type a wrong code three times",
  cancelAtBank: "Cancel at the bank",
  silentBank: "Confirm at the bank, open the link again",
  backByLink: "Confirm at the bank, go there again",
  tryAgainAtBank: "Try the same card again, confirm at the bank",
  refundWhole: "Pay, then give all back in the shop's orders",
  refundPart: "Pay, then give 10.00 back in the shop's orders",
  refundInParts: "Pay, then give 10.00 and the rest back in the shop's orders",
  refundFails: "Pay, then try to give it back in the shop's orders",
  chargeBack: "Pay, then let the payer's bank take it back",
  giveUp: "Leave the card form without paying",
  giveUpTooLate: "Press Pay, then try to leave",
  secondWindow: "Pay in one window, then press Pay in another",
  terminatedWhileTyping: "Fill in the card, let the shop end the invoice, press Pay",
  expiredWhileTyping: "Fill in the card, let the time run out, press Pay",
  terminatedAtBank: "Press Pay, let the shop end the invoice, let the bank agree",
  expiredAtBank: "Press Pay, let the time run out, let the bank agree",
  amountChanged: "Fill in the card, let the shop change the amount, press Pay",
  chooseBank: "Choose a bank and an operator from the lists",
  clarify: "Fill in what is asked",
  clarifyTwice: "Fill in what is asked, twice",
  typeCode: "Type the code 123 456",
  typeWrongCode: "Type a wrong code",
  typeThreeWrongCodes: "Type a wrong code three times",
  typeNewCode: "Wait until the code has ended, ask for a new one, type 123456",
  typeNoCode: "Type no code",
  proveCard: "Agree, then type 0042",
  proveCardWrongly: "Agree, then type another code than 0042",
  takeOffer: "Try again as offered",
  savedInBrowser: "Pay once with the card saved, then again: the second time by the saved card",
  savedByCustomer: "Pay with the card that is offered, code 123",
  savedExpired: "Choose another card",
  savedRemoved: "Pay once with the card saved, then again: remove it there",
  savedGone: "Needs somebody who removes the card at the Gate meanwhile",
  savedElsewhere: "Pay once with the card saved, then again in another browser",
  savedByNobody: "Look: no card is offered",
  billing: "Fill in the billing address as well",
} as const satisfies Record<NonNullable<Scenario["play"]>, string>;

const anchor = (group: string): string => group.toLowerCase().replaceAll(/[^a-z]+/g, "-");

const typed = ({ card, method, play }: Scenario): Html =>
  html`<div class="typed">
    ${
      card
        ? html`<code>${card.pan.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code
            ><code>${card.month}/${card.year}</code><code>${card.cvv}</code><code>${card.holder}</code>`
        : method
          ? html`<code>${method.code}</code>${Object.values(method.fields).map(
                (value) => html`<code>${value}</code>`,
              )}`
          : html`<span class="small">Nothing to type</span>`
    }
    ${play ? html`<span class="small">${PLAYS[play]}.</span>` : ""}
  </div>`;

const row = (scenario: Scenario): Html => {
  const [tone, label] = ENDINGS[scenario.ends.outcome];
  return html`<li class="case">
    <div>
      <h3>${scenario.title} <span class="badge ${tone}">${label}</span></h3>
      <p>${scenario.about}</p>
    </div>
    ${typed(scenario)}
    <form method="post" action="/scenarios/${scenario.id}">
      <button class="button quiet" aria-label="Open: ${scenario.title}">Open</button>
    </form>
  </li>`;
};

const phone = (world: World): Html | "" => {
  if (world.localAddress === null) return "";
  const address = `http://${world.localAddress}:${world.env.shopPort}/`;
  return html`<section class="slip phone" aria-label="On a phone">
    <div class="qr">${raw(renderSVG(address, { border: 1 }))}</div>
    <div>
      <h2>On a phone</h2>
      <p class="small">
        In the same network: <a href="${address}">${address.replaceAll(/^http:\/\/|\/$/g, "")}</a>
      </p>
    </div>
  </section>`;
};

/** Every scenario to click, with what to type and how it must end. */
export const scenarioPage = (world: World): Html => {
  const groups = [...new Set(scenarios.map((scenario) => scenario.group))];
  return layout({
    title: "Scenarios",
    place: "/",
    body: html`<div class="pair">
        <div>
          <h1>Ways a payment can go</h1>
          <p class="lead">
            Each opens the checkout with an order made for it. A click on a number selects it for copying.
            What the shop was told in the end stands in <a href="/cms">the orders</a>; or take the long way
            through <a href="/shop">the shop</a>.
          </p>
          <nav class="jump" aria-label="Groups">
            ${groups.map((group) => html`<a href="#${anchor(group)}">${group}</a>`)}
          </nav>
        </div>
        ${phone(world)}
      </div>
      ${composeForm(seedAccounts(world.env.shopUrl))}
      ${groups.map(
        (group) =>
          html`<section class="group" aria-labelledby="${anchor(group)}">
            <h2 id="${anchor(group)}">${group}</h2>
            <ul class="cases">
              ${scenarios.filter((scenario) => scenario.group === group).map(row)}
            </ul>
          </section>`,
      )}`,
  });
};
