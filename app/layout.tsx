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
 * Runs before the framework's first inline script, which says `globalThis` where engines before Chromium 71 know none
 * (the chunks bring their own, see e2e/run/finish-build.mjs), and makes the one Trusted Types policy, by which the
 * bundler may load our own chunks and nothing else (stack.md 4).
 */
const firstScript = `(function(w){w.globalThis||(w.globalThis=w);var t=w.trustedTypes;if(t&&t.createPolicy)try{t.createPolicy("default",{createScriptURL:function(u){var a=new URL(u,location.href);if(a.origin===location.origin&&a.pathname.indexOf("/_next/static/")===0)return u;throw new TypeError("script refused")}})}catch(e){}})(self)`;

(globalThis as { pageCss?: string }).pageCss = process.env.PAGE_CSS ?? "";

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, nonce, plain, texts } = await requestContext();
  const { t } = texts;
  return (
    <html
      lang={locale}
      dir={LOCALE_FACTS[locale].dir}
      className={plain ? "plain" : undefined}
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
      </body>
    </html>
  );
}
