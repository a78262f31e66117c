import { redirect } from "next/navigation";
import { paths } from "@/lib/config/paths";

/** Nothing is sold at the bare address: payers come by a link. */
export default function Home() {
  redirect(paths.gone);
}
