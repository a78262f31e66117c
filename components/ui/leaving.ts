/**
 * A link to somewhere else leads the whole window there: within a shop's frame the other page would be framed too, which
 * banks refuse. At the top it means nothing, so it stands on every such link, and nobody has to know where we are.
 */
export const leaving = (href: string): { readonly target?: "_top" } =>
  /^[a-z][a-z0-9+.-]*:/i.test(href) ? { target: "_top" } : {};
