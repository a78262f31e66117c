import "server-only";

import { createHash } from "node:crypto";
import { pino, type DestinationStream } from "pino";
import { correlation } from "@/lib/logging/correlation";
import type { LogEvent } from "@/lib/logging/events";
import { fieldKinds, type LogFields } from "@/lib/logging/fields";
import { errorText, redact } from "@/lib/logging/redact";
import { tally } from "@/lib/metrics/of-log";
import { supportCode } from "@/lib/payment/support-code";

export type LogLevel = "debug" | "info" | "warn" | "error" | "fatal";
export type Log = (level: LogLevel, event: LogEvent, fields?: LogFields) => void;

const shownOfKey = 12;
const longestText = 200;

// Redacted before it is cut: a cut could leave most of a number behind.
const toLine = (fields: LogFields): Record<string, string | number | null> => {
  const line: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(fields)) {
    const kind = fieldKinds[name];
    // The type has said so already; this is for what was cast.
    if (kind === undefined || value === undefined) continue;
    if (kind === "error") line[name] = errorText(value);
    else if (value === null) line[name] = null;
    else if (kind === "number")
      line[name] = Number.isFinite(value) && redact(`${value}`) === `${value}` ? Number(value) : null;
    else if (kind === "key") line[name] = redact(String(value)).slice(0, shownOfKey);
    else line[name] = redact(String(value)).slice(0, longestText);
  }
  return line;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Of what the entry is a part: the request, and the try as its payer can name it. */
const codesOf = ({ paymentId }: LogFields): LogFields => {
  const request = correlation();
  return {
    ...(request === null ? {} : { request }),
    ...(paymentId ? { support: supportCode(paymentId, sha256) } : {}),
  };
};

/** A log that writes to `stream`; one JSON line a call. Source: trust-and-speed.md B.6. */
export const createLog = (stream: DestinationStream, level: string): Log => {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return (at, event, fields = {}) => logger[at]({ event, ...toLine({ ...codesOf(fields), ...fields }) });
};

// Next bundles this module several times; the process has one output.
const shared = globalThis as { checkoutLog?: Log };

/** Says that `event` happened. Only listed events and listed fields exist; card data cannot be among them. */
export const log: Log = (level, event, fields = {}) => {
  tally(level, event, fields);
  // LOG_LEVEL is read here and not from the parsed configuration: a refused configuration must be told too.
  shared.checkoutLog ??= createLog(
    pino.destination({ fd: 1, sync: true }),
    knownLevel(process.env["LOG_LEVEL"]),
  );
  shared.checkoutLog(level, event, fields);
};

const knownLevel = (level: string | undefined): string =>
  level !== undefined && (level in pino.levels.values || level === "silent") ? level : "info";

/** An unexpected error as fields of a log line. */
export const errorFields = (reason: unknown): LogFields => ({ error: reason });
