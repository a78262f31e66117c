import type { CreateFault } from "@/lib/checkout/create-invoice";
import type { DoorFault } from "@/lib/checkout/open-link";

export type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The framework's record of a query, back as one. */
export function toQuery(raw: RawQuery): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(raw))
    for (const each of [value ?? []].flat()) query.append(name, each);
  return query;
}

/** Our own parameter: what the door says after a choice that made no invoice. */
const faultParameter = "door_fault";

/** Our own parameter: whoever stands before a television would rather pay there than by phone. */
const hereParameter = "pay_here";

/** Takes our parameter out of the link and reads it. */
export function takePayHere(query: URLSearchParams): boolean {
  const isHere = query.has(hereParameter);
  query.delete(hereParameter);
  return isHere;
}

/** The link again, for the list of ways to pay on a television. */
export const withPayHere = (link: URLSearchParams): string =>
  new URLSearchParams([...link, [hereParameter, "1"]]).toString();

const doorFaults = [
  "wrong",
  "dead",
  "accountOff",
  "duplicate",
  "elsewhere",
  "unavailable",
] as const satisfies DoorFault[];

/** Takes our parameter out of the link and reads it. Anybody can write it: only keys count. */
export function parseDoorFault(query: URLSearchParams): DoorFault | null {
  const told = query.get(faultParameter);
  query.delete(faultParameter);
  return doorFaults.find((fault) => fault === told) ?? null;
}

const ofCreate = {
  invalid: "wrong",
  forbidden: "accountOff",
  taken: "duplicate",
  elsewhere: "elsewhere",
  unavailable: "unavailable",
} as const satisfies Record<CreateFault, DoorFault>;

export const doorFaultOf = (fault: CreateFault): DoorFault => ofCreate[fault];

/** The link without the way to pay that it names: it opens the list. */
export function withoutService(link: URLSearchParams): string {
  const isService = (name: string): boolean => name === "service" || /^service_fields(\[|$)/.test(name);
  return new URLSearchParams([...link].filter(([name]) => !isService(name))).toString();
}

/** The link again, with what the door has to say. */
export function withDoorFault(link: URLSearchParams, fault: DoorFault): string {
  const query = new URLSearchParams(link);
  query.set(faultParameter, fault);
  return query.toString();
}
