import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** Text with the characters that HTML names or numbers, as `&eacute;` or `&#233;`; unknown names stay as they stand. */
export function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]{1,31}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return decodeNamedCharacterReference(name) || whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      const isText = code === 9 || code === 10 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff))
      return isText ? String.fromCodePoint(code) : whole
    },
  )
}

/** Text that HTML shows as it stands. */
export const withEntities = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
