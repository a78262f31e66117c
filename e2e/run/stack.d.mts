type Name = "checkout" | "commerce" | "gate" | "shop" | "acs";

export type StackOptions = {
  /** Free ones unless given. */
  ports?: Partial<Record<Name, number>>;
  /** Further environment of all processes; wins over what the stack itself sets. */
  env?: Readonly<Record<string, string>>;
  /** Kept; without it a fresh one that is removed at the end. */
  dataDir?: string;
  /** 0.02: the sandbox waits fifty times shorter. */
  clockScale?: number;
  logDir?: string;
  /** Address of this machine in the local network, for a phone. */
  lanHost?: string;
  /** false: the embedded PostgreSQL syncs nothing to disk. */
  durable?: boolean;
  /** Somebody else's PostgreSQL, in the place of the embedded one. */
  databaseUrl?: string;
  /** false: all but Checkout, which is to be started elsewhere with `env`, to answer at `urls.checkout`. */
  withCheckout?: boolean;
};

export type Stack = {
  urls: Readonly<Record<Name, string>>;
  databaseUrl: string;
  /** The environment that all processes share. */
  env: Readonly<Record<string, string>>;
  logs: Readonly<Record<Name, string>>;
  /** Comes true when a process ends by itself. */
  failed: Promise<Error>;
  stop(): Promise<void>;
  /** Ends Checkout by this signal (SIGTERM unless given), starts it again, waits until it is ready. */
  restartCheckout(signal?: "SIGTERM" | "SIGKILL" | "SIGINT"): Promise<void>;
};

export function startStack(options?: StackOptions): Promise<Stack>;
