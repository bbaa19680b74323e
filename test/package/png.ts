import { inflateSync } from 'node:zlib';

/** The pixels of an 8-bit RGB or RGBA PNG without interlacing, row by row, as [red, green, blue, alpha]. */
export function pixelsOf(png: Buffer): { width: number; pixels: number[][] } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const data = inflateSync(Buffer.concat([...imageData(png)]));
  const stride = width * channels;
  let above = new Uint8Array(stride);
  const pixels: number[][] = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    above = unfilter(data[start] ?? 0, data.subarray(start + 1, start + 1 + stride), above, channels);
    for (let x = 0; x < stride; x += channels) {
      const [red = 0, green = 0, blue = 0, alpha = 255] = above.subarray(x, x + channels);
      pixels.push([red, green, blue, alpha]);
    }
  }
  return { width, pixels };
}

function* imageData(png: Buffer): Generator<Buffer> {
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      yield png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    }
  }
}

function unfilter(
  filter: number,
  line: Uint8Array,
  above: Uint8Array,
  channels: number,
): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(line);
  for (let x = 0; x < row.length; x += 1) {
    const [left, up, corner] = [row[x - channels] ?? 0, above[x] ?? 0, above[x - channels] ?? 0];
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    row[x] = (row[x] ?? 0) + guess;
  }
  return row;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
