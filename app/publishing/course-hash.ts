import { createHash } from 'node:crypto'
import type { CompiledCourse } from './compiled-course.ts'

/** JSON whose keys are sorted, so that the same content is always the same text. Compressed sizes are left out: they follow from the HTML and differ between versions of the compressor. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (key, entry: unknown) => {
    if (key === 'bytes') return undefined
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** The content hash of a course: SHA-256 over its canonical JSON. */
export function hashOf(course: Omit<CompiledCourse, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(course)).digest('hex')
}
