import { isFrame, orientationOf } from '#app/rules/file-content.ts'
import { orientationOnly, withoutTracesPng } from '#app/rules/file-traces.ts'
import type { PictureType } from '#app/rules/questions.ts'
import type { SkipReason } from './import-report.ts'

/** The most that one picture weighs, in bytes: a phone fetches it on a slow network. */
export const MOST_PICTURE_BYTES = 300_000
/** The most points that one picture has: a small file can unpack to more than a phone holds. */
export const MOST_PICTURE_POINTS = 4_000_000

/** A picture as it is kept: its own bytes without what cameras and programs write beside it, as places, names and dates. */
export type PictureFile = { type: PictureType; width: number; height: number; bytes: Buffer }
export type PictureRead = { ok: true; picture: PictureFile; isCleaned: boolean } | { ok: false; because: SkipReason }

type Kept = { width: number; height: number; pieces: Uint8Array[] }

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** The parts of a PNG that moves. */
const MOVING = ['acTL', 'fcTL', 'fdAT']

function readPng(bytes: Buffer): Kept | undefined {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const own = withoutTracesPng(bytes, MOVING)
  return own && { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), pieces: [own] }
}

/** Facts beside the picture: all but the form of the file, its colours and what the decoder needs. */
const isBesideJpeg = (mark: number) => (mark >= 0xe1 && mark <= 0xef && mark !== 0xe2 && mark !== 0xee) || mark === 0xfe

/** Where the packed points after a scan's head end: at the next mark that is none of theirs. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const mark = bytes[at + 1] ?? 0
    if (mark !== 0 && mark !== 0xff && !(mark >= 0xd0 && mark <= 0xd7)) return at
  }
  return bytes.length
}

function readJpeg(bytes: Buffer): Kept | undefined {
  const pieces: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === 0xd9;) {
    const mark = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return undefined
    if (mark === 0xd9) return size && { ...size, pieces: [...pieces, bytes.subarray(at, at + 2)] }
    if (mark === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return undefined
    const segment = bytes.subarray(at, end)
    if (isFrame(mark) && segment.length >= 9) size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    const turned = mark === 0xe1 ? orientationOf(bytes, { marker: mark, from: at, length: segment.length }) : 1
    if (turned > 1) pieces.push(orientationOnly(turned))
    if (!isBesideJpeg(mark)) pieces.push(segment)
    at = end
    if (mark !== 0xda) continue
    at = endOfScan(bytes, end)
    pieces.push(bytes.subarray(end, at))
  }
  return undefined
}

function readGif(bytes: Buffer): Kept | undefined {
  const end = bytes.lastIndexOf(0x3b)
  return end < 13 ? undefined : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), pieces: [bytes.subarray(0, end + 1)] }
}

function sizeOfWebp(name: string, part: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8X' && part.length >= 18) return { width: part.readUIntLE(12, 3) + 1, height: part.readUIntLE(15, 3) + 1 }
  if (name === 'VP8 ' && part.length >= 18) return { width: part.readUInt16LE(14) & 0x3fff, height: part.readUInt16LE(16) & 0x3fff }
  if (name !== 'VP8L' || part.length < 13) return undefined
  const sizes = part.readUInt32LE(9)
  return { width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 }
}

function readWebp(bytes: Buffer): Kept | undefined {
  const pieces: Buffer[] = []
  let size: { width: number; height: number } | undefined
  const stop = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= stop;) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) return undefined
    const name = bytes.toString('latin1', at, at + 4)
    const part = Buffer.from(bytes.subarray(at, end))
    size ??= sizeOfWebp(name, part)
    // The head says which facts follow; those that go are no longer announced.
    if (name === 'VP8X') part[8] = (part[8] ?? 0) & ~0x0c
    if (name !== 'EXIF' && name !== 'XMP ') pieces.push(part)
    at = end
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...pieces])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return size && { ...size, pieces: [head, body] }
}

/** The kind of a picture by its first signs, whatever its name says; undefined for everything else, drawings with programs among them. */
function kindOf(bytes: Buffer): { type: PictureType; read: (bytes: Buffer) => Kept | undefined } | undefined {
  const start = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (bytes.length < 24) return undefined
  if (bytes.subarray(0, 8).equals(PNG)) return { type: 'image/png', read: readPng }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { type: 'image/jpeg', read: readJpeg }
  if (start(0, 6) === 'GIF87a' || start(0, 6) === 'GIF89a') return { type: 'image/gif', read: readGif }
  return start(0, 4) === 'RIFF' && start(8, 12) === 'WEBP' ? { type: 'image/webp', read: readWebp } : undefined
}

/** Reads a picture by what it is: kind, size in points, and its bytes without facts about who made it, where and when. Refused are other kinds, broken files and too much. */
export function readPicture(bytes: Buffer): PictureRead {
  const kind = kindOf(bytes)
  if (!kind) return { ok: false, because: 'picture-kind' }
  const kept = kind.read(bytes)
  if (!kept || kept.width === 0 || kept.height === 0) return { ok: false, because: 'picture-broken' }
  const { width, height, pieces } = kept
  const own = Buffer.concat(pieces)
  if (own.length > MOST_PICTURE_BYTES || width * height > MOST_PICTURE_POINTS) return { ok: false, because: 'picture-large' }
  return { ok: true, picture: { type: kind.type, width, height, bytes: own }, isCleaned: !own.equals(bytes) }
}
