import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { headScript } from "@/app/head-script";
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

/** For `components/ui/page-style.tsx`: the script of the head, and each sheet as it is written, and the same turned around (mirror-css.mjs). */
Object.assign(globalThis, {
  headScript,
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
