/** Names of the link's language parameter, old spellings included. Source: public-api.md 2.2. */
export const languageParameters: readonly string[] = ["lang", "locale", "language"];
