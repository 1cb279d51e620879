import { jpegSegments, type JpegSegment } from './file-content.ts'

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

// 'Exif' and two zeros, a list in the order of large machines with one entry: orientation, a number of two bytes.
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1]

/** A stretch of EXIF that says the orientation of a picture and nothing else. */
export function orientationOnly(turned: number): Uint8Array {
  const exif = [...EXIF, 0, turned, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xe1, 0, exif.length + 2, ...exif])
}

/** Whether a stretch is needed to show a picture: its frame and tables, the plain header, the colours of print programs, the colour profile. */
function isOfPicture(bytes: Uint8Array, { marker, from }: JpegSegment): boolean {
  if (marker === 0xe2) return String.fromCharCode(...bytes.subarray(from + 4, from + 15)) === 'ICC_PROFILE'
  return marker < 0xe0 || marker === 0xe0 || marker === 0xee
}

/** A JPEG without what a camera wrote beside the picture: place, time, device, owner, a small copy. Its orientation stays. */
export function withoutTracesJpeg(bytes: Uint8Array, turned: number): Uint8Array {
  const found = jpegSegments(bytes)
  if (!found) return bytes
  const kept = found.segments
    .filter((segment) => isOfPicture(bytes, segment))
    .map(({ from, length }) => bytes.subarray(from, from + length))
  // What follows the end of the picture is no part of it: some phones hang a film there.
  const end = endOfPicture(bytes, found.picture)
  return joined([bytes.subarray(0, 2), ...(turned > 1 ? [orientationOnly(turned)] : []), ...kept, bytes.subarray(found.picture, end)])
}

function endOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
  return bytes.length
}

// What a PNG needs to be shown.
const NEEDED = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'])

/** A PNG without texts, times and EXIF, but with the pieces named; undefined where its pieces do not follow one another to their end. */
export function withoutTracesPng(bytes: Uint8Array, named: readonly string[] = []): Uint8Array | undefined {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = data.getUint32(at) + 12
    if (at + length > bytes.length) return undefined
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (NEEDED.has(name) || named.includes(name)) kept.push(bytes.subarray(at, at + length))
    if (name === 'IEND') return joined(kept)
    at += length
  }
  return undefined
}
