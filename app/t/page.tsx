import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { CodeForm } from "@/app/t/code-form";
import { paths } from "@/lib/config/paths";
import { parseCode } from "@/lib/screen/hand-off-code";

type Query = { readonly code?: string | string[]; readonly fault?: string | string[] };
type Props = { readonly searchParams: Promise<Query> };

const faults = ["nothing", "used", "tooMany"] as const;

/** Where a code from another screen is typed. It leads to that code's own page, and asks nothing of the store itself. */
export default async function TypeCodePage({ searchParams }: Props) {
  const { code, fault } = await searchParams;
  const typed = [code].flat()[0];
  const parsed = parseCode(typed);
  if (parsed !== null) redirect(paths.handOff(parsed));
  const { texts } = await requestContext();
  const told = faults.find((each) => each === [fault].flat()[0]) ?? null;
  return <CodeForm texts={texts} fault={told} malformed={typed !== undefined} />;
}
