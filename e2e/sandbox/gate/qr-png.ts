import { deflateSync } from "node:zlib";
import { encode } from "uqr";

const MODULE_PIXELS = 6;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function crc32(bytes: Buffer): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(content.length + 8);
  out.writeUInt32BE(data.length, 0);
  content.copy(out, 4);
  out.writeUInt32BE(crc32(content), content.length + 4);
  return out;
}

/** A QR code as the picture that a provider would have sent: grey, one byte a pixel. */
export function renderQrPng(text: string): Buffer {
  const { data } = encode(text, { border: 4 });
  const side = data.length * MODULE_PIXELS;
  const rows = data.flatMap((row) => {
    const line = Buffer.from([
      0,
      ...row.flatMap((dark) => Array<number>(MODULE_PIXELS).fill(dark ? 0 : 255)),
    ]);
    return Array<Buffer>(MODULE_PIXELS).fill(line);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
