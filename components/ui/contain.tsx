"use client";
import { Component, type ReactNode } from "react";

/** The framework moves a payer on by throwing; such a throw is news, not a fault, and must pass. */
const isNavigation = (thrown: unknown): boolean =>
  typeof thrown === "object" &&
  thrown !== null &&
  "digest" in thrown &&
  typeof thrown.digest === "string" &&
  thrown.digest.startsWith("NEXT_");

type Props = { readonly children: ReactNode; readonly fallback?: ReactNode };

/** Keeps a fault of one island from taking the page away: shows `fallback`, or nothing, in its place. */
export class Contain extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(thrown: unknown): { readonly failed: boolean } {
    if (isNavigation(thrown)) throw thrown;
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (this.props.fallback ?? null) : this.props.children;
  }
}
