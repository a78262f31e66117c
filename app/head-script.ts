import { pageScript } from "@/app/page-script";

/**
 * Runs before the framework's first inline script, which says `globalThis` where engines before Chromium 71 know none
 * (the chunks bring their own, see e2e/run/finish-build.mjs), and makes the one Trusted Types policy, by which the
 * bundler may load our own chunks and nothing else (stack.md 4).
 */
const firstScript = `(function(w){w.globalThis||(w.globalThis=w);var t=w.trustedTypes;if(t&&t.createPolicy)try{t.createPolicy("default",{createScriptURL:function(u){var a=new URL(u,location.href);if(a.origin===location.origin&&a.pathname.indexOf("/_next/static/")===0)return u;throw new TypeError("script refused")}})}catch(e){}})(self)`;

/** The one script that stands in every document itself; the signed manifest (`npm run manifest`) knows it by its hash. */
export const headScript = `${firstScript};${pageScript}`;
