"use client";
import { PageFailed, type Fault } from "@/app/page-failed";

export default function ErrorPage({ error }: Fault) {
  return <PageFailed error={error} />;
}
