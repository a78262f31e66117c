import "server-only";

import { componentSchemas } from "@/lib/api/schemas";
import { LOCALES } from "@/lib/i18n/locales";

const ref = (id: string) => ({ $ref: `#/components/schemas/${id}` });

const body = (id: string, description: string) => ({
  description,
  content: { "application/json": { schema: ref(id) } },
});

const problemOf = (description: string, waits = false) => ({
  description,
  ...(waits ? { headers: { "Retry-After": { description: "Seconds", schema: { type: "integer" } } } } : {}),
  content: { "application/problem+json": { schema: ref("Problem") } },
});

const problems = {
  "404": problemOf("No such invoice here. One of somebody else answers the very same."),
  "429": problemOf("Too many requests from this address.", true),
  "503": problemOf("Nobody can tell now. No money was touched.", true),
};

const parameters = [
  {
    name: "id",
    in: "path",
    required: true,
    description: "The invoice, `cpi_…`. It is the key: keep it as you keep the payment link.",
    schema: { type: "string" },
  },
  {
    name: "locale",
    in: "query",
    description: "Language of the texts; otherwise that of Accept-Language.",
    schema: { type: "string", enum: LOCALES },
  },
];

const get = (operationId: string, summary: string, ok: object, description?: string) => ({
  get: {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    responses: { "200": ok, ...problems },
  },
  parameters,
});

/** The OpenAPI 3.1 document. Its schemas are the ones that the answers are made by. */
export const openApi = (origin: string) => ({
  openapi: "3.1.1",
  info: {
    title: "Checkout API",
    version: "1.0.0",
    summary: "Read an invoice, its ways to pay, and follow it live.",
    description:
      "For apps without a browser, shops and monitors. It never takes or shows card data: the payer pays on the page " +
      "behind `url`. Reading changes nothing; only a POST does. Members may be added at any time; ignore those that you do not know.",
  },
  servers: [{ url: origin }],
  security: [],
  paths: {
    "/api/v1/invoices/{id}": get(
      "getInvoice",
      "An invoice and how it stands",
      body("Invoice", "The invoice"),
    ),
    "/api/v1/invoices/{id}/methods": get(
      "listMethods",
      "The ways to pay it now",
      body("Methods", "The ways to pay"),
    ),
    "/api/v1/invoices/{id}/events": get(
      "followInvoice",
      "Follow it live",
      {
        description: "Server-sent events. `data` of each event named `state` is a StateEvent.",
        content: { "text/event-stream": { schema: { type: "string" } } },
      },
      "The state comes at once and then with each change. The stream ends after ten minutes; open it again then, " +
        "as an EventSource does by itself.",
    ),
    "/api/v1/invoices/{id}/hand-off": {
      post: {
        operationId: "handOver",
        summary: "A code by which a phone takes it over",
        description:
          "Without a body. Ask anew when the time is up; each code takes the place of the one before.",
        responses: {
          "200": body("HandOff", "The code"),
          "409": problemOf("It cannot be paid now: paid, closed, or being paid."),
          ...problems,
        },
      },
      parameters,
    },
  },
  components: { schemas: componentSchemas() },
});
