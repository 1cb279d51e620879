import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const DIGITS = 6
const STEP_SECONDS = 30
/** Clocks of phones go wrong: the codes just before and just after are taken too. */
const STEPS_AROUND = [0, -1, 1] as const

/** A new secret of 160 bits in base32, as apps take it. */
export const newCodeSecret = (): string => base32(randomBytes(20))

/** Bytes in base32 (RFC 4648) without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => Math.max(0, LETTERS.indexOf(letter)).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}

/** The HOTP value of RFC 4226 for a counter, as the apps show it. */
export function codeAt(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** The half minute that an instant lies in, counted since 1970 (RFC 6238). */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** The half minute whose code this is, of those around now; undefined where it is none of theirs. Each comparison takes the same time. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  // Six other letters may be more than six bytes, and only as many can be compared.
  const typed = Buffer.alloc(DIGITS, code)
  const steps = STEPS_AROUND.map((away) => stepOf(now) + away)
  const right = steps.filter((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), typed))
  return code.length === DIGITS ? right[0] : undefined
}

/** What an app reads from the picture: the secret with the names of site and account. */
export function codeAddress(site: string, account: string, secret: string): string {
  const [issuer, label] = [encodeURIComponent(site), encodeURIComponent(account)]
  return `otpauth://totp/${issuer}:${label}?secret=${secret}&issuer=${issuer}`
}
