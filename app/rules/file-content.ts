import type { FileRefusal, FileType } from './part-files.ts'

/** Pictures beyond so many points are not opened: unpacked, each point takes four bytes of memory. */
export const MOST_PIXELS = 40_000_000

/** What a file is by its content; `width`, `height` and `turned` (the EXIF word for its orientation) of pictures only. */
export type FileContent = { type: FileType; width?: number; height?: number; turned?: number }
export type ReadContent = { ok: true; content: FileContent } | { ok: false; because: FileRefusal }

const no = (because: FileRefusal): ReadContent => ({ ok: false, because })
const yes = (content: FileContent): ReadContent => ({ ok: true, content })
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const latin = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length))
const begins = (bytes: Uint8Array, signs: readonly number[], at = 0) => signs.every((sign, index) => bytes[at + index] === sign)

/** One stretch of a JPEG before its picture: its marker, and where it lies in the file with its length. */
export type JpegSegment = { marker: number; from: number; length: number }

/** The stretches of a JPEG up to the picture itself; undefined where they do not follow one another. */
export function jpegSegments(bytes: Uint8Array): { segments: JpegSegment[]; picture: number } | undefined {
  const segments: JpegSegment[] = []
  const data = view(bytes)
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) return { segments, picture: at }
    const length = data.getUint16(at + 2) + 2
    if (length < 4 || at + length > bytes.length) return undefined
    segments.push({ marker, from: at, length })
    at += length
  }
  return undefined
}

/** Whether a stretch of a JPEG says the size of its picture. */
export const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The orientation that a camera noted in the EXIF stretch of a picture, 1 to 8; 1 where nothing says so. */
export function orientationOf(bytes: Uint8Array, { from, length }: JpegSegment): number {
  if (latin(bytes, from + 4, 4) !== 'Exif' || length < 24) return 1
  const start = from + 10
  const end = from + length
  const data = view(bytes)
  const isLittle = latin(bytes, start, 2) === 'II'
  const list = start + data.getUint32(start + 4, isLittle)
  if (list + 2 > end) return 1
  const count = data.getUint16(list, isLittle)
  for (let index = 0; index < count && list + 14 + index * 12 <= end; index += 1) {
    const entry = list + 2 + index * 12
    if (data.getUint16(entry, isLittle) !== 0x0112) continue
    const turned = data.getUint16(entry + 8, isLittle)
    return turned >= 1 && turned <= 8 ? turned : 1
  }
  return 1
}

function readJpeg(bytes: Uint8Array): ReadContent {
  const found = jpegSegments(bytes)
  const frame = found?.segments.find(({ marker }) => isFrame(marker))
  if (!found || !frame || frame.length < 11) return no('damaged')
  const data = view(bytes)
  const [height, width] = [data.getUint16(frame.from + 5), data.getUint16(frame.from + 7)]
  const exif = found.segments.find(({ marker, from }) => marker === 0xe1 && latin(bytes, from + 4, 4) === 'Exif')
  return picture({ type: 'image/jpeg', width, height, turned: exif ? orientationOf(bytes, exif) : 1 })
}

function readPng(bytes: Uint8Array): ReadContent {
  if (bytes.length < 45 || latin(bytes, 12, 4) !== 'IHDR') return no('damaged')
  const data = view(bytes)
  return picture({ type: 'image/png', width: data.getUint32(16), height: data.getUint32(20), turned: 1 })
}

function picture(content: FileContent & { width: number; height: number }): ReadContent {
  if (content.width === 0 || content.height === 0) return no('damaged')
  return content.width * content.height > MOST_PIXELS ? no('too-many-pixels') : yes(content)
}

/** The last place of some signs in the end of a file; -1 where they are not there. */
function lastPlace(bytes: Uint8Array, signs: string, within: number): number {
  const codes = [...signs].map((sign) => sign.charCodeAt(0))
  for (let at = bytes.length - codes.length; at >= Math.max(0, bytes.length - within); at -= 1) if (begins(bytes, codes, at)) return at
  return -1
}

function readPdf(bytes: Uint8Array): ReadContent {
  if (lastPlace(bytes, '%%EOF', 2048) < 0) return no('damaged')
  // The key of a locked file stands in its trailer, at the end or, in newer files, in a stretch that is not packed.
  return lastPlace(bytes, '/Encrypt', bytes.length) >= 0 ? no('locked') : yes({ type: 'application/pdf' })
}

const MOST_NAMES = 5_000

/** The names of the files in an archive; nothing is unpacked. Undefined where its list cannot be read. */
function zipNames(bytes: Uint8Array): { names: string[]; isLocked: boolean } | undefined {
  const end = lastPlace(bytes, 'PK\u0005\u0006', 66_000)
  if (end < 0 || end + 22 > bytes.length) return undefined
  const data = view(bytes)
  const count = data.getUint16(end + 10, true)
  let at = data.getUint32(end + 16, true)
  let isLocked = false
  const names: string[] = []
  if (count > MOST_NAMES) return undefined
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || latin(bytes, at, 4) !== 'PK\u0001\u0002') return undefined
    isLocked ||= (data.getUint16(at + 8, true) & 1) === 1
    const length = data.getUint16(at + 28, true)
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)))
    at += 46 + length + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  return { names, isLocked }
}

/** A workbook is an archive of which the list says so: XLSX or ODS, without macros. */
function readWorkbook(bytes: Uint8Array): ReadContent {
  const found = zipNames(bytes)
  if (!found) return no('damaged')
  const { names, isLocked } = found
  if (isLocked) return no('locked')
  if (names.some((name) => /vbaProject\.bin$/i.test(name) || /^(Basic|Scripts)\//.test(name))) return no('macros')
  if (names.includes('xl/workbook.xml') && names.includes('[Content_Types].xml'))
    return yes({ type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
  const isOds = latin(bytes, 30, 8) === 'mimetype' && latin(bytes, 38, 46) === 'application/vnd.oasis.opendocument.spreadsheet'
  return isOds && names.includes('content.xml') ? yes({ type: 'application/vnd.oasis.opendocument.spreadsheet' }) : no('other-type')
}

/** The recordings that browsers and phones make; a film in the same wrapping is none. */
function readVoice(bytes: Uint8Array): ReadContent | undefined {
  if (begins(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return latin(bytes, 0, 4096).includes('V_') ? no('other-type') : yes({ type: 'audio/webm' })
  if (latin(bytes, 0, 4) === 'OggS') return /theora/.test(latin(bytes, 0, 512)) ? no('other-type') : yes({ type: 'audio/ogg' })
  if (latin(bytes, 4, 4) === 'ftyp') {
    // A track of pictures names its handler 'vide'; photos of some phones come in the same wrapping.
    if (/^(heic|heix|hevc|mif1|msf1|avif)/.test(latin(bytes, 8, 4)) || holds(bytes, 'vide')) return no('other-type')
    return holds(bytes, 'soun') ? yes({ type: 'audio/mp4' }) : no('damaged')
  }
  if (latin(bytes, 0, 6) === '#!AMR\n' || latin(bytes, 0, 9) === '#!AMR-WB\n') return yes({ type: 'audio/amr' })
  const isMp3 = latin(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)
  return isMp3 ? yes({ type: 'audio/mpeg' }) : undefined
}

const holds = (bytes: Uint8Array, signs: string) => lastPlace(bytes, signs, bytes.length) >= 0

/** What a file is, by its content alone. Refuses what is none of the types kept, cannot be opened, is locked, or holds macros. */
export function readContent(bytes: Uint8Array): ReadContent {
  if (bytes.length === 0) return no('empty')
  if (begins(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes)
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes)
  if (latin(bytes, 0, 5) === '%PDF-') return readPdf(bytes)
  if (latin(bytes, 0, 4) === 'PK\u0003\u0004') return readWorkbook(bytes)
  // A workbook with a password is wrapped in another way; so are the files of old programs.
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return holds(bytes, 'E\0n\0c\0r\0y\0p\0t') ? no('locked') : no('other-type')
  return readVoice(bytes) ?? no('other-type')
}
