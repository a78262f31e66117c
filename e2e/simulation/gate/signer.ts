import { isSignedBy, sign } from "@/e2e/sandbox/gate/signature";

/** The sandbox's signatures, each reckoned once: the Gate tells the same again and again, and is asked the same. */
export class Signer {
  private readonly made = new Map<string, string>();
  private readonly checked = new Map<string, boolean>();

  constructor(private readonly secret: string) {}

  signed(body: object): Readonly<Record<string, unknown>> {
    const text = JSON.stringify(body);
    const signature = this.made.get(text) ?? sign(body, this.secret);
    this.made.set(text, signature);
    return { ...body, signature };
  }

  isSigned(body: object, signature: unknown): boolean {
    const text = JSON.stringify([body, signature]);
    const known = this.checked.get(text);
    if (known !== undefined) return known;
    const isRight = typeof signature === "string" && isSignedBy(body, signature, this.secret);
    this.checked.set(text, isRight);
    return isRight;
  }
}
