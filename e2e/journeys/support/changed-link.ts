/** The link of an order with some of its parameters changed; null takes one out. */
export const changed = (url: string, change: Readonly<Record<string, string | null>>): string => {
  const link = new URL(url);
  for (const [name, value] of Object.entries(change))
    if (value === null) link.searchParams.delete(name);
    else link.searchParams.set(name, value);
  return link.href;
};
