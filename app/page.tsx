import { notFound } from "next/navigation";

/** Nothing is sold at the bare address: payers come by a link. */
export default function Home() {
  notFound();
}
