import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { pageScript } from "@/app/page-script";
import { requestContext } from "@/app/request-context";
import { Dpad } from "@/components/dpad/dpad";
import { Contain } from "@/components/ui/contain";
import { PageStyle } from "@/components/ui/page-style";

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  // Where the keyboard opens, the page becomes shorter: what is focused, and the way on below it, can be scrolled to.
  interactiveWidget: "resizes-content",
  colorScheme: "light dark",
};

/**
 * Runs before the framework's first inline script, which says `globalThis` where engines before Chromium 71 know none
 * (the chunks bring their own, see e2e/run/finish-build.mjs), and makes the one Trusted Types policy, by which the
 * bundler may load our own chunks and nothing else (stack.md 4).
 */
const firstScript = `(function(w){w.globalThis||(w.globalThis=w);var t=w.trustedTypes;if(t&&t.createPolicy)try{t.createPolicy("default",{createScriptURL:function(u){var a=new URL(u,location.href);if(a.origin===location.origin&&a.pathname.indexOf("/_next/static/")===0)return u;throw new TypeError("script refused")}})}catch(e){}})(self)`;

/** For `components/ui/page-style.tsx`: the script of the head, and each sheet as it is written, and the same turned around (mirror-css.mjs). */
Object.assign(globalThis, {
  headScript: `${firstScript};${pageScript}`,
  pageCss: { ltr: process.env.PAGE_CSS ?? "", rtl: process.env.PAGE_CSS_RTL ?? "" },
  tvCss: { ltr: process.env.TV_CSS ?? "", rtl: process.env.TV_CSS_RTL ?? "" },
});

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, facts, nonce, plain, texts, screen, framers, request } = await requestContext();
  const { t } = texts;
  const { dir, script } = facts;
  const tv = screen.view === "tv";
  return (
    <html
      lang={locale}
      dir={dir}
      data-script={script}
      data-view={tv ? "tv" : undefined}
      className={plain ? "plain" : undefined}
      data-crash-title={t("crash.title")}
      data-crash-text={t("crash.text")}
      data-crash-again={t("crash.again")}
      data-crash-code={request === null ? undefined : t("support.code", { code: request })}
    >
      <body>
        <PageStyle nonce={nonce} lang={locale} script={script} dir={dir} tv={tv} />
        {children}
        <Contain>
          <Dpad />
        </Contain>
        {framers.length > 0 && !plain && (
          <script src="/frame.js" nonce={nonce} suppressHydrationWarning data-origins={framers.join(" ")} />
        )}
      </body>
    </html>
  );
}
