// Loaded before Checkout (`node --import`): kills the process at a named point of what it says to others. Nothing in
// Checkout knows of it. A point is a message to the store, the Gate or Commerce, by its name and how often it was said
// since the arming, in one of three phases: "before" its first byte leaves, "sent" when its last byte is the system's,
// "answered" when the answer has come and Checkout has not seen it yet.
import { createServer, Socket } from "node:net";
import process from "node:process";

const portOf = (url) => Number(new URL(url).port);
const store = portOf(process.env.DATABASE_URL);
const partners = new Map([
  [portOf(process.env.GATE_URL), "Gate"],
  [portOf(process.env.PUBLIC_API_URL), "Commerce"],
]);

/** What goes on by itself, whoever pays: the reconciler's look for work, the pulse of the listening connection. */
const background = /skip locked|^select 1$|^listen |pg_advisory|kysely_migration/i;

let counts = new Map();
let heard = [];
let target = null;
const talks = new WeakMap();

const die = () => process.kill(process.pid, "SIGKILL");

const isTarget = (talk, phase) =>
  target !== null && talk.name === target.name && talk.nth === target.nth && phase === target.phase;

/** Short names that stay the same from run to run. */
function nameOf(sql) {
  const text = sql.replace(/\s+/g, " ").trim();
  const verbs = [...text.matchAll(/\b(insert into|update|delete from) "?([a-z_]+)"?/gi)].map(([all]) => all);
  const words =
    verbs.length > 0
      ? verbs
      : [...text.matchAll(/\bfrom "?([a-z_]+)"?/gi)].map(([, table]) => `select ${table}`);
  const edges = [
    /^begin\b/i.test(text) && "begin",
    ...new Set(words),
    /\bcommit$/i.test(text) && "commit",
    /^rollback/i.test(text) && "rollback",
  ];
  return `store: ${edges.filter(Boolean).join(" + ").replaceAll('"', "").toLowerCase() || text.slice(0, 40)}`;
}

const pathOf = (target) => target.replace(/\?.*$/, "").replace(/cpi_[A-Za-z0-9]+/g, "-");

/** The message that begins with these bytes, or null. */
function beginning(socket, bytes) {
  if (socket.remotePort === store) {
    const type = String.fromCharCode(bytes[0]);
    if (type !== "Q" && type !== "P") return null;
    const text = bytes.subarray(5).toString("utf8");
    const sql = type === "Q" ? text.replace(/\0[^]*$/, "") : (text.split("\0")[1] ?? "");
    if (background.test(sql)) return null;
    return { name: nameOf(sql), isStore: true, left: type === "Q" ? 0 : Infinity };
  }
  const partner = partners.get(socket.remotePort);
  const head =
    partner === undefined
      ? null
      : /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/.exec(bytes.subarray(0, 2000).toString("latin1"));
  if (head === null) return null;
  const text = bytes.toString("latin1");
  const body = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
  const came = text.length - (text.indexOf("\r\n\r\n") + 4);
  return {
    name: `${partner}: ${head[1]} ${pathOf(head[2])}`,
    isStore: false,
    left: Math.max(0, body - came),
  };
}

const { write, push } = Socket.prototype;

Socket.prototype.write = function writeOrDie(chunk, encoding, done) {
  if (this.remotePort !== store && !partners.has(this.remotePort))
    return write.call(this, chunk, encoding, done);
  const bytes =
    typeof chunk === "string"
      ? Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8")
      : Buffer.from(chunk);
  const begun = bytes.length === 0 ? null : beginning(this, bytes);
  let talk = talks.get(this);
  if (begun !== null) {
    const nth = (counts.get(begun.name) ?? 0) + 1;
    counts.set(begun.name, nth);
    talk = { ...begun, nth };
    heard.push({ name: talk.name, nth });
    talks.set(this, talk);
    if (isTarget(talk, "before")) die();
  } else if (talk !== undefined && talk.left > 0) {
    // A statement with parameters ends with its Sync.
    if (talk.isStore) talk.left = bytes[0] === 0x53 || bytes.at(-5) === 0x53 ? 0 : Infinity;
    else talk.left -= bytes.length;
  }
  if (talk !== undefined && talk.left <= 0 && isTarget(talk, "sent")) {
    return write.call(this, bytes, () => die());
  }
  return write.call(this, chunk, encoding, done);
};

Socket.prototype.push = function pushOrDie(chunk, encoding) {
  const talk = talks.get(this);
  if (talk !== undefined && chunk !== null && talk.left <= 0) {
    // The store is done with a message when it says that it is ready for the next one.
    const isWhole = !talk.isStore || chunk.at(-6) === 0x5a;
    if (isWhole && isTarget(talk, "answered")) die();
    if (isWhole) talks.delete(this);
  }
  return push.call(this, chunk, encoding);
};

/** Spoken to by lines of JSON: "listen" forgets what was heard, "arm" names the point, "read" tells what was heard. */
const control = createServer((socket) => {
  socket.setEncoding("utf8");
  socket.on("error", () => undefined);
  socket.on("data", (line) => {
    const { word, point } = JSON.parse(line);
    if (word !== "read") {
      counts = new Map();
      heard = [];
      target = word === "arm" ? point : null;
    }
    socket.end(JSON.stringify(heard));
  });
});
control.listen(Number(process.env.CRASH_CONTROL_PORT), "127.0.0.1");
control.unref();
