import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** What becomes of what is said on a way between two of us. `after` bytes of an answer come through, where it is named. */
export type Trouble =
  | { readonly kind: "none" }
  /** Each piece comes this much later, both ways. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Taken, and reset: nothing of a request comes through. */
  | { readonly kind: "resetAtOnce" }
  /** The request comes through; after so many bytes of the answer the way is reset. */
  | { readonly kind: "resetAfter"; readonly after: number }
  /** The request comes through; after so many bytes of the answer the way is closed in good order. */
  | { readonly kind: "cutAfter"; readonly after: number }
  /** The request comes through, and nobody answers: the way stays open. */
  | { readonly kind: "halfOpen" }
  /** Nothing comes through, and the way stays open. */
  | { readonly kind: "blackHole" }
  /** Nothing comes through until the trouble is over; then all of it does. */
  | { readonly kind: "silent" }
  /** Nobody listens. */
  | { readonly kind: "refused" };

/** A way to a port of this machine, whose troubles we choose. They hold for what is said from then on. */
export type Way = {
  readonly port: number;
  readonly be: (trouble: Trouble) => Promise<void>;
  /** Leads to another port from the next connection on; what is connected is broken off. */
  readonly leadTo: (target: number) => void;
  readonly close: () => Promise<void>;
};

type Pair = { readonly near: Socket; readonly far: Socket; answered: number };

/** Opens a way to `target`, without trouble at first. */
export const openWay = async (target: number): Promise<Way> => {
  const pairs = new Set<Pair>();
  let trouble: Trouble = { kind: "none" };
  let leads = target;
  const end = (pair: Pair, isReset: boolean): void => {
    if (!pairs.delete(pair)) return;
    if (isReset) pair.near.resetAndDestroy();
    else pair.near.end();
    pair.far.destroy();
  };
  const endAll = (isReset: boolean): void => [...pairs].forEach((pair) => end(pair, isReset));
  const forward = (from: Pair, to: Socket, piece: Buffer): void => {
    if (trouble.kind === "slow") setTimeout(() => pairs.has(from) && to.write(piece), trouble.ms);
    else to.write(piece);
  };
  const asked = (pair: Pair, piece: Buffer): void => {
    pair.answered = 0;
    if (trouble.kind === "blackHole") return;
    if (trouble.kind === "resetAtOnce") end(pair, true);
    else forward(pair, pair.far, piece);
  };
  const answered = (pair: Pair, piece: Buffer): void => {
    if (trouble.kind === "halfOpen" || trouble.kind === "blackHole") return;
    if (trouble.kind !== "resetAfter" && trouble.kind !== "cutAfter") return forward(pair, pair.near, piece);
    const left = trouble.after - pair.answered;
    pair.answered += piece.length;
    const isReset = trouble.kind === "resetAfter";
    if (left > 0) pair.near.write(piece.subarray(0, left), () => pair.answered >= left && end(pair, isReset));
    else end(pair, isReset);
  };
  const hold = ({ near, far }: Pair): void => void [near.pause(), far.pause()];
  const letGo = ({ near, far }: Pair): void => void [near.resume(), far.resume()];
  const server = createServer((near) => {
    const pair = { near, far: connect(leads, "127.0.0.1"), answered: 0 };
    pairs.add(pair);
    near.setNoDelay(true);
    pair.far.setNoDelay(true);
    for (const socket of [near, pair.far]) {
      socket.on("error", () => end(pair, true));
      socket.on("close", () => end(pair, false));
    }
    near.on("data", (piece: Buffer) => asked(pair, piece));
    pair.far.on("data", (piece: Buffer) => answered(pair, piece));
    near.on("end", () => pair.far.end());
    if (trouble.kind === "silent") hold(pair);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      endAll(true);
      server.close(() => resolve());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async be(next) {
      const wasRefused = trouble.kind === "refused";
      trouble = next;
      pairs.forEach(next.kind === "silent" ? hold : letGo);
      if (next.kind === "refused" && !wasRefused) await shut();
      if (next.kind !== "refused" && wasRefused) await listen(port);
    },
    leadTo(other) {
      leads = other;
      endAll(true);
    },
    close: () => (trouble.kind === "refused" ? Promise.resolve() : shut()),
  };
};
