"use client";
import { PageFailed } from "@/app/page-failed";

export default function ErrorPage() {
  return <PageFailed />;
}
