import { createHash } from 'node:crypto'

/** A stable id from a name, in the form of a version 5 UUID: the cast keeps its ids over every seed, test and demonstration. */
export function idOf(name: string): string {
  const hex = createHash('sha1').update(`passerelle:${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
