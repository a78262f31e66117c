import { parseLinkStyle, type LinkStyle } from "@/lib/brand/link-style";
import { below, lastValue, listOf, mapOf, type QueryEntry } from "@/lib/forms/query";

/** What a link asks the page to leave out or to offer. Source: public-api.md 2.2. */
export type LinkDisplay = {
  readonly hideHeader: boolean;
  readonly hideFooter: boolean;
  readonly hideProgressBar: boolean;
  readonly hideFilter: boolean;
  readonly hideClock: boolean;
  /** Method codes; empty means all. */
  readonly showMethods: readonly string[];
  readonly hideMethods: readonly string[];
};

const yes = new Set(["true", "1", "yes", "on"]);
const no = new Set(["false", "0", "no", "off"]);
const methodCode = /^[a-z0-9][a-z0-9._-]{0,98}[a-z0-9]$/;
const mostCodes = 100;

/** The `display[…]` parameters. A switch that is neither yes nor no is dropped. Source: public-api.md 2.2. */
export function readDisplay(entries: readonly QueryEntry[], dropped: string[]): LinkDisplay {
  const isOn = (name: string): boolean => {
    const value = lastValue(entries, "display", name)?.toLowerCase() ?? "false";
    if (!yes.has(value) && !no.has(value)) dropped.push(`display.${name}`);
    return yes.has(value);
  };
  const codes = (name: string): readonly string[] => {
    const given = listOf(entries, "display", name);
    const taken = given.filter((code) => methodCode.test(code)).slice(0, mostCodes);
    if (taken.length < given.length) dropped.push(`display.${name}`);
    return taken;
  };
  const clocks = [isOn("hide_lifetime_counter"), isOn("hide_invoice_lifetime_counter")];
  return {
    hideHeader: isOn("hide_header"),
    hideFooter: isOn("hide_footer"),
    hideProgressBar: isOn("hide_progress_bar"),
    hideFilter: isOn("hide_method_filter"),
    hideClock: clocks.includes(true),
    showMethods: codes("show_methods"),
    hideMethods: codes("hide_methods"),
  };
}

const fieldKey = /^(?!__proto__$)[A-Za-z0-9_.-]{1,100}$/;

/**
 * The values for a service's fields, in each of the spellings in use: `[phone]=…`, `[0][key]=phone&[0][value]=…`,
 * `[0][phone]=…`. Source: public-api.md 2.2, 15.
 */
export function readServiceFields(
  entries: readonly QueryEntry[],
  dropped: string[],
): Readonly<Record<string, string>> {
  const given = below(entries, "service_fields");
  const flat = given.flatMap((entry): QueryEntry[] => {
    const [index = "", name] = entry.path;
    if (entry.path.length !== 2 || name === undefined) return [entry];
    const key = lastValue(given, index, "key");
    const isPair = key !== null && given.some(({ path }) => path[0] === index && path[1] === "value");
    if (!isPair) return [{ path: [name], value: entry.value }];
    return name === "value" ? [{ path: [key], value: entry.value }] : [];
  });
  const { map, whole } = mapOf(flat, { pairs: 50, name: fieldKey, value: 255 });
  if (!whole || lastValue(entries, "service_fields") !== null) dropped.push("service_fields");
  return map;
}

/** The `style[…]` parameters and the top-level `theme`: what is known of them, parsed. Source: public-api.md 2.5. */
export function readStyle(entries: readonly QueryEntry[], dropped: string[]): LinkStyle {
  const theme = lastValue(entries, "theme");
  const given = [...(theme === null ? [] : [{ path: ["theme"], value: theme }]), ...below(entries, "style")];
  const { map, whole } = mapOf(given, { pairs: 40, name: /^[a-z][a-z_]{0,39}$/, value: 100 });
  if (!whole) dropped.push("style");
  const { style, bad } = parseLinkStyle(map);
  dropped.push(...bad.map((name) => `style.${name}`));
  return style;
}
