import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { requestContext } from "@/app/request-context";
import { PageStyle } from "@/components/ui/page-style";
import { LOCALE_FACTS } from "@/lib/i18n/locales";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
};

/**
 * Runs before any chunk: names that chunks use and engines of 2018 lack (stack.md 5), and the one Trusted Types policy,
 * by which the bundler may load our own chunks and nothing else (stack.md 4).
 */
const firstScript = `(function(w){w.globalThis||(w.globalThis=w);w.queueMicrotask||(w.queueMicrotask=function(f){Promise.resolve().then(f)});w.BigInt||(w.BigInt=Number);w.BigInt64Array||(w.BigInt64Array=w.BigUint64Array=function(){});var t=w.trustedTypes;if(t&&t.createPolicy)try{t.createPolicy("default",{createScriptURL:function(u){var a=new URL(u,location.href);if(a.origin===location.origin&&a.pathname.indexOf("/_next/static/")===0)return u;throw new TypeError("script refused")}})}catch(e){}})(self)`;

(globalThis as { pageCss?: string }).pageCss = process.env.PAGE_CSS ?? "";

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, nonce, texts, framers } = await requestContext();
  const { t } = texts;
  return (
    <html
      lang={locale}
      dir={LOCALE_FACTS[locale].dir}
      data-crash-title={t("crash.title")}
      data-crash-text={t("crash.text")}
      data-crash-again={t("crash.again")}
    >
      <head>
        {/* The nonce is hidden from scripts once parsed, so the browser's copy never equals the server's. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: firstScript }} />
      </head>
      <body>
        <PageStyle nonce={nonce} />
        {children}
        {framers.length > 0 && (
          <script src="/frame.js" nonce={nonce} suppressHydrationWarning data-origins={framers.join(" ")} />
        )}
      </body>
    </html>
  );
}
