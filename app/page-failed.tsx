"use client";
import { useSyncExternalStore } from "react";

type Told = Readonly<Record<string, string | undefined>>;

/** As the document came: where the whole page is drawn anew, the framework empties its root element first. */
const cameWith: Told = typeof document === "undefined" ? {} : { ...document.documentElement.dataset };

/** The one text that a page which broke may show: it stands in the document since the server drew it. */
const textOf = (name: string): string => {
  const told: Told = document.documentElement.dataset;
  return told[name] ?? cameWith[name] ?? "";
};

/** What an error page is given; the framework marks what broke on the server with a digest. */
export type Fault = { readonly error: Error & { readonly digest?: string } };

/** The page anew; without script where that is what broke, since it does everything without (see `proxy.ts`). */
function againHref(isOfServer: boolean): string {
  const query = new URLSearchParams(location.search);
  if (!isOfServer) query.set("script", "off");
  return `?${query.toString()}`;
}

/**
 * A page that broke, on the server or in the browser. It claims nothing about money: it offers the page anew,
 * which tells the truth from the store. Plain markup, since whatever broke may break here too.
 */
export function PageFailed({ error }: Fault) {
  const isOfServer = error.digest !== undefined;
  // On the server there is no document: the words come with the browser's first drawing.
  const words = useSyncExternalStore(
    () => () => undefined,
    () =>
      JSON.stringify([
        textOf("crashTitle"),
        textOf("crashText"),
        textOf("crashAgain"),
        textOf("crashCode"),
        againHref(isOfServer),
      ]),
    () => "[]",
  );
  const [title = "", text = "", again = "", code = "", href = "?"] = JSON.parse(words) as string[];
  return (
    <div className="page page-alone">
      <main className="step" data-step="link" data-outcome="crash">
        <div className="say say-wait">
          <h1>{title}</h1>
          <p className="lead">{text}</p>
          {code !== "" && <p className="calm num">{code}</p>}
        </div>
        <a className="button" href={href}>
          {again}
        </a>
      </main>
    </div>
  );
}
