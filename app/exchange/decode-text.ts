import type { Because, FileRefusal, Warning } from './import-report.ts'

/** The largest text file that is read, in bytes. */
export const MAX_TEXT_BYTES = 8_000_000
/** The longest line that is read, in characters: no person wrote a longer one. */
export const MAX_LINE = 1_000_000

/** The signs of Windows-1252 from 0x80 to 0x9f; elsewhere it is Latin-1. The decoders of some runtimes leave these out. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function readWestern(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => WESTERN[sign.charCodeAt(0) - 0x80] ?? sign)
}

const decoded = (encoding: string, bytes: Uint8Array) => new TextDecoder(encoding, { fatal: true }).decode(bytes)

/** UTF-16 without a mark: every second byte of its first signs is nothing, which no other encoding has. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, 200)
  if (start.length < 4) return null
  const zeros = (from: number) => start.filter((byte, index) => index % 2 === from && byte === 0).length
  const half = start.length / 2
  if (zeros(1) > half * 0.6 && zeros(0) < half * 0.1) return 'utf-16le'
  return zeros(0) > half * 0.6 && zeros(1) < half * 0.1 ? 'utf-16be' : null
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return looksLikeUtf16(bytes) ?? 'utf-8'
}

export type DecodedText = { ok: true; text: string; warnings: Because<Warning>[] } | ({ ok: false } & Because<FileRefusal>)

/** A longest line beyond all bounds, found without splitting the text. */
function hasEndlessLine(text: string): boolean {
  let start = 0
  while (text.length - start > MAX_LINE) {
    const end = text.indexOf('\n', start)
    if (end === -1 || end - start > MAX_LINE) return true
    start = end + 1
  }
  return false
}

/**
 * The text of a file: UTF-8, UTF-16 with or without its mark, else Windows-1252, which is said. Line ends become one kind, the mark goes.
 * Refused are files too large, lines without an end, and signs that no text holds.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_TEXT_BYTES) return { ok: false, because: 'too-large' }
  if (bytes.length === 0) return { ok: false, because: 'empty' }
  const warnings: Because<Warning>[] = []
  let text: string
  try {
    text = decoded(encodingOf(bytes), bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    text = readWestern(bytes)
    warnings.push({ because: 'read-as-western' })
  }
  text = text.replace(/^\ufeff/, '').replace(/\r\n?|\u2028|\u2029/g, '\n')
  // Old files end with the sign that once meant the end of a file.
  let end = text.length
  while (text[end - 1] === '\u001a') end -= 1
  text = text.slice(0, end)
  if (text.trim() === '') return { ok: false, because: 'empty' }
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) return { ok: false, because: 'not-text' }
  // A picture in XML stands on one line of its own.
  if (!text.trimStart().startsWith('<') && hasEndlessLine(text)) return { ok: false, because: 'line-too-long' }
  return { ok: true, text, warnings }
}
