"use client";
import { useEffect, useRef, useState } from "react";
import { payByApple } from "@/components/wallet/apple";
import { canPay } from "@/components/wallet/can-pay";
import { payByGoogle } from "@/components/wallet/google";
import type { SheetEnd, WalletAsk, WalletTold } from "@/components/wallet/types";
import { Status } from "@/components/ui/status";

type Words = Readonly<Record<"pay" | "cannot" | "sending" | "stopped" | "failed", string>>;
type Urls = Readonly<Record<"session" | "pay" | "porch", string>>;

const post = async (url: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Answered ${answer.status}`);
  return answer.json();
};

/** What the bank may ask of the browser, as the card form sends it. */
const browserFields = () => ({
  screenWidth: screen.width,
  screenHeight: screen.height,
  colorDepth: screen.colorDepth,
  timezoneOffset: new Date().getTimezoneOffset(),
  language: navigator.language,
});

/** The button that opens the wallet's sheet, where the device can; says so where it cannot. */
export function WalletPay({
  invoice,
  seen,
  ask,
  urls,
  words,
}: {
  readonly invoice: string;
  readonly seen: string;
  readonly ask: WalletAsk;
  readonly urls: Urls;
  readonly words: Words;
}) {
  const [able, setAble] = useState<boolean | null>(null);
  const [news, setNews] = useState("");
  const busy = useRef(false);
  useEffect(() => {
    let here = true;
    canPay(ask).then(
      (can) => here && setAble(can),
      () => here && setAble(false),
    );
    // Back from the page that followed: the button works again.
    const rearm = () => {
      busy.current = false;
      setNews("");
    };
    addEventListener("pageshow", rearm);
    return () => {
      here = false;
      removeEventListener("pageshow", rearm);
    };
  }, [ask]);

  const handIn = async (token: string): Promise<WalletTold> => {
    setNews(words.sending);
    try {
      const body = { invoice, wallet: ask.wallet, token, seen, browser: browserFields() };
      return (await post(urls.pay, body)) as WalletTold;
    } catch {
      // It may have arrived: only our own pages know, and nobody is told yes or no.
      return { href: urls.porch, outcome: "open" };
    }
  };
  const end = (how: SheetEnd): void => {
    if (how.kind === "told") {
      location.assign(how.href);
      return;
    }
    busy.current = false;
    setNews(words[how.kind]);
  };
  const press = (): void => {
    if (busy.current) return;
    busy.current = true;
    setNews("");
    const openSession = (validationUrl: string) => post(urls.session, { invoice, validationUrl });
    const sheet =
      ask.wallet === "apple_pay" ? payByApple(ask, openSession, handIn) : payByGoogle(ask, handIn);
    sheet.then(end, () => end({ kind: "failed" }));
  };

  if (able === false) return <p className="lead">{words.cannot}</p>;
  return (
    <div className={able === null ? "actions needs-script unready" : "actions needs-script"}>
      <button type="button" className="button num" data-wallet={ask.wallet} onClick={press}>
        {words.pay}
      </button>
      <p className="calm">
        <Status seen>{news}</Status>
      </p>
    </div>
  );
}
