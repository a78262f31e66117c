import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/** A key from an environment variable: PEM, or the same in base64 on one line. Throws what names the variable. */
const keyOf = (name: string, text: string, read: (pem: string) => KeyObject): KeyObject => {
  const pem = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // What stands there is a secret, so nothing of it is quoted.
  }
  throw new Error(
    `${name}: put an Ed25519 key there (openssl genpkey -algorithm ed25519), PEM or that in base64.`,
  );
};

/** The detached signature of a manifest's bytes, base64. */
export const signManifest = (bytes: Uint8Array, privateKey: string): string =>
  sign(null, bytes, keyOf("SCRIPT_MANIFEST_KEY", privateKey, createPrivateKey)).toString("base64");

/** Whether these very bytes were signed by the owner of this public key. */
export const isSigned = (bytes: Uint8Array, signature: string, publicKey: string): boolean =>
  verify(
    null,
    bytes,
    keyOf("SCRIPT_MANIFEST_PUBLIC_KEY", publicKey, createPublicKey),
    Buffer.from(signature.trim(), "base64"),
  );
