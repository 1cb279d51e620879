/** The letters of receipts: no 0, 1, I, L and O, which are taken for one another. */
export const RECEIPT_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Characters of a receipt without its check character. */
const BODY_LENGTH = 7

/** A prime number of letters: the check finds every wrong letter and every two neighbours swapped. */
function checkLetter(body: string): string {
  const total = [...body].reduce((value, letter, index) => value + RECEIPT_ALPHABET.indexOf(letter) * (index + 2), 0)
  return RECEIPT_ALPHABET.charAt(total % RECEIPT_ALPHABET.length)
}

function grouped(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The receipt code made from bytes (at least eight random ones, or the start of a hash): seven letters and a check letter, 'K7F2-9QXM'. */
export function receiptCode(bytes: Uint8Array): string {
  const base = BigInt(RECEIPT_ALPHABET.length)
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  let body = ''
  for (let index = 0; index < BODY_LENGTH; index += 1) {
    body += RECEIPT_ALPHABET.charAt(Number(rest % base))
    rest /= base
  }
  return grouped(body + checkLetter(body))
}

export const RECEIPT_REFUSALS = ['length', 'letter', 'check'] as const
export type ReceiptRefusal = (typeof RECEIPT_REFUSALS)[number]

/** A receipt code as somebody types or reads it out: small letters, spaces and dashes do not matter; one wrong letter is noticed. */
export function readReceiptCode(typed: string): { ok: true; code: string } | { ok: false; because: ReceiptRefusal } {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}.]/gu, '')
  if (letters.length !== BODY_LENGTH + 1) return { ok: false, because: 'length' }
  if ([...letters].some((letter) => !RECEIPT_ALPHABET.includes(letter))) return { ok: false, because: 'letter' }
  if (checkLetter(letters.slice(0, BODY_LENGTH)) !== letters.at(-1)) return { ok: false, because: 'check' }
  return { ok: true, code: grouped(letters) }
}
