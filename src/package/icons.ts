import { CodedError } from '../errors.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What the manifest format asks of each icon: its key in the manifest, pixels of both sides, background. */
export const iconRules = [
  { key: 'color', size: 192, transparent: false },
  { key: 'outline', size: 32, transparent: true },
  { key: 'color32x32', size: 32, transparent: true },
] as const;
export type IconRule = (typeof iconRules)[number];

/**
 * Holds a PNG against its rule by the image header. Throws `PACKAGE_ICON_INVALID`, which names the file,
 * for anything but a PNG, another size, or an image without transparency where there has to be some.
 */
export function checkIcon(name: string, bytes: Uint8Array, rule: IconRule): void {
  const fault = iconFault(bytes, rule);
  if (fault === undefined) return;
  throw new CodedError(
    'PACKAGE_ICON_INVALID',
    `appPackage/${name} ${fault}. Change its drawing in appPackage/icons/ and render it again: npm run icons.`,
  );
}

function iconFault(bytes: Uint8Array, { size, transparent }: IconRule): string | undefined {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Signature (8), length and name of the first chunk (8), width (4), height (4), depth (1), colour type (1).
  if (bytes.length < 26 || signature.some((byte, index) => bytes[index] !== byte)) return 'is no PNG';
  const [width, height, colourType] = [header.getUint32(16), header.getUint32(20), header.getUint8(25)];
  if (width !== size || height !== size) {
    return `is ${width}×${height} pixels, but has to be ${size}×${size}`;
  }
  const hasAlpha = colourType === 4 || colourType === 6;
  return transparent && !hasAlpha ? 'has no transparent background' : undefined;
}
