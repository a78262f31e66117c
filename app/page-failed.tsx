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

/**
 * A page that broke, on the server or in the browser. It claims nothing about money: it offers the porch, which tells
 * the truth from the store. Plain markup, since whatever broke may break here too.
 */
export function PageFailed() {
  // On the server there is no document: the words come with the browser's first drawing.
  const words = useSyncExternalStore(
    () => () => undefined,
    () => JSON.stringify([textOf("crashTitle"), textOf("crashText"), textOf("crashAgain")]),
    () => "[]",
  );
  const [title = "", text = "", again = ""] = JSON.parse(words) as string[];
  return (
    <div className="page page-alone">
      <main className="step" data-step="link" data-outcome="crash">
        <div className="say say-wait">
          <h1>{title}</h1>
          <p className="lead">{text}</p>
        </div>
        <a className="button" href="?">
          {again}
        </a>
      </main>
    </div>
  );
}
