import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => undefined;

/** False in the server's page and while React joins it, then true: for what is only of use with a script. */
export const useReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
