const names = {
  checkout: "CHECKOUT_URL",
  commerce: "COMMERCE_URL",
  gate: "GATE_URL",
  shop: "SHOP_URL",
  acs: "ACS_URL",
  database: "JOURNEYS_DATABASE_URL",
} as const;

export type StackName = keyof typeof names;

/** Hands the addresses of the running stack to the workers, which inherit the environment. */
export const shareStackUrls = (urls: Readonly<Record<StackName, string>>): void => {
  for (const name of Object.keys(names) as StackName[]) process.env[names[name]] = urls[name];
};

/** Where a part of the stack answers, without a slash at the end. */
export const stackUrl = (name: StackName): string => {
  const url = process.env[names[name]];
  if (!url) throw new Error(`${names[name]} is not set: run journeys by "npm run journeys".`);
  return url;
};
