/** What a form says without script: text and attributes as a browser would read them, of pages that we draw ourselves. */

const entities = { amp: "&", quot: '"', lt: "<", gt: ">", "#x27": "'", "#39": "'" };
const decode = (text) => text.replace(/&(amp|quot|lt|gt|#x27|#39);/g, (_all, name) => entities[name]);

/** The value of an attribute of a tag, "" where it stands alone, null where it does not stand. */
export const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, "i").exec(tag);
  return found === null ? null : decode(found[1] ?? "");
};

/** @param {string} html */
export function formsOf(html) {
  return [...html.matchAll(/<form\b[^>]*>[^]*?<\/form>/gi)].map(([form]) => {
    const tag = /^<form\b[^>]*>/i.exec(form)?.[0] ?? "";
    const inputs = [...form.matchAll(/<input\b[^>]*>/gi)].map(([input]) => ({
      name: attribute(input, "name") ?? "",
      value: attribute(input, "value") ?? "",
      type: attribute(input, "type") ?? "text",
      autocomplete: attribute(input, "autocomplete") ?? "",
      checked: attribute(input, "checked") !== null,
    }));
    const buttons = [...form.matchAll(/<button\b[^>]*>/gi)].map(([button]) => ({
      name: attribute(button, "name") ?? "",
      value: attribute(button, "value") ?? "",
    }));
    return { action: attribute(tag, "action") ?? "", inputs, buttons };
  });
}

/** Which step of a payment a page is, and how it ended there; null where it is no page of ours. */
export const stepOf = (html) => {
  const main = /<main\b[^>]*>/i.exec(html)?.[0];
  const step = main === undefined ? null : attribute(main, "data-step");
  return step === null ? null : { step, outcome: attribute(main, "data-outcome") };
};

const mostRedirects = 10;

/**
 * A browser without script: keeps cookies, follows redirects within the origin it began at, hands forms in. What leads
 * to another origin is not followed and comes back as `leaves`.
 * @param {string} origin
 * @param {number} patienceMs for each request
 * @param {string} userAgent decides which page is sent: with script or without
 */
export function plainBrowser(origin, patienceMs = 30_000, userAgent = "checkout-probe") {
  const cookies = new Map();

  const keep = (answer) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/;\s*max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };

  const ask = async (url, init) => {
    const headers = new Headers({ "user-agent": userAgent, accept: "text/html", ...init.headers });
    if (cookies.size > 0)
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    return fetch(url, { ...init, headers, redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
  };

  const follow = async (url, init = {}) => {
    let at = new URL(url);
    let how = init;
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      if (at.origin !== origin)
        return { url: at.href, status: 0, html: "", headers: new Headers(), leaves: true };
      const answer = await ask(at.href, how);
      keep(answer);
      const location = answer.headers.get("location");
      if (location === null || answer.status < 300 || answer.status >= 400)
        return {
          url: at.href,
          status: answer.status,
          html: await answer.text(),
          headers: answer.headers,
          leaves: false,
        };
      await answer.body?.cancel();
      at = new URL(location, at);
      if (answer.status !== 307 && answer.status !== 308) how = {};
    }
    throw new Error(`More than ${mostRedirects} redirects, the last to ${at.pathname}.`);
  };

  /** Hands in a form of a page; `fields` replaces values by name, `button` is the one that is pressed. */
  const submit = (page, form, fields, button = null) => {
    const body = new FormData();
    for (const { name, value, type, checked } of form.inputs)
      if (name !== "" && ((type !== "radio" && type !== "checkbox") || checked))
        body.append(name, fields[name] ?? value);
    if (button !== null) body.append(button.name, button.value);
    const action = new URL(form.action === "" ? page.url : form.action, page.url);
    return follow(action.href, { method: "POST", headers: { origin }, body });
  };

  return { open: (url) => follow(url), submit };
}
