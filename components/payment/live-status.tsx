"use client";
import { QueryClient, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Status } from "@/components/ui/status";

/** The server's word on where this payment stands. `version` changes with every change of state. */
export type LiveState = {
  readonly version: string;
  readonly step: string;
  readonly href: string;
  readonly message: string;
};

/** Milliseconds between two questions: soon while an answer is due, seldom where only a refund or a late word may come. */
const PACE = { soon: { first: 2_000, longest: 5_000 }, seldom: { first: 15_000, longest: 60_000 } } as const;

async function readState(url: string, signal: AbortSignal): Promise<LiveState> {
  const answer = await fetch(url, { signal, cache: "no-store", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`State answered ${answer.status}`);
  return (await answer.json()) as LiveState;
}

/**
 * Watches a payment: polls, and asks at once when the server calls. When the state belongs to another page it goes
 * there; a page that says which version it shows is drawn anew for another. One spoken (and seen) message a change;
 * silent about its own troubles, since the next poll mends them.
 */
export function LiveStatus({
  stateUrl,
  liveUrl,
  here,
  drawn,
  pace = "soon",
  stays = false,
}: {
  readonly stateUrl: string;
  readonly liveUrl: string;
  /** The path of the page that shows this. */
  readonly here: string;
  /** The version that the page shows. Given, the page is drawn anew for another one: a late success, a refund. */
  readonly drawn?: string;
  readonly pace?: keyof typeof PACE;
  /** The page may stand whatever the state is: it is only drawn anew, and the server says where it leads. */
  readonly stays?: boolean;
}) {
  const [client] = useState(() => new QueryClient());
  const { data, dataUpdatedAt, refetch } = useQuery(
    {
      queryKey: [stateUrl],
      queryFn: ({ signal }) => readState(stateUrl, signal),
      retry: false,
      networkMode: "always",
      // Stops in a hidden tab and asks at once when the payer comes back.
      refetchIntervalInBackground: false,
      refetchOnWindowFocus: "always",
      refetchInterval: ({ state }) =>
        Math.min(
          PACE[pace].longest,
          PACE[pace].first * 1.5 ** Math.max(0, state.dataUpdateCount + state.errorUpdateCount - 1),
        ),
    },
    client,
  );

  useEffect(() => {
    const ask = (): void => void refetch();
    addEventListener("pageshow", ask);
    const source = openSource(liveUrl, ask);
    return () => {
      removeEventListener("pageshow", ask);
      source?.close();
    };
  }, [liveUrl, refetch]);

  useEffect(() => {
    if (data === undefined || dataUpdatedAt === 0) return;
    // A form that is on its way brings a new page itself, and is often what the news is of: to go elsewhere now would
    // throw its answer away. Should it not arrive, the next word is heeded.
    if (document.querySelector("form[data-sent]") !== null) return;
    if (!stays && data.href !== here) location.replace(data.href);
    else if (drawn !== undefined && data.version !== drawn) location.reload();
  }, [data, dataUpdatedAt, here, drawn, stays]);

  // The first message is on the page already: only what differs from it is news.
  const [first, setFirst] = useState<string | null>(null);
  if (first === null && data !== undefined) setFirst(data.message);
  const news = data !== undefined && first !== null && data.message !== first ? data.message : "";
  return (
    <p className="calm live">
      <Status seen>{news}</Status>
    </p>
  );
}

/** The live line; null where the engine or a proxy does not allow it: polling carries on alone. */
function openSource(url: string, onNews: () => void): EventSource | null {
  try {
    const source = new EventSource(url);
    source.addEventListener("message", onNews);
    return source;
  } catch {
    return null;
  }
}
