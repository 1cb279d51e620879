import { createHash } from 'node:crypto'
import type { CompiledCourse } from './compiled-course.ts'

/** JSON whose keys are sorted, so that the same content is always the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** The content hash of a course: SHA-256 over its canonical JSON. */
export function hashOf(course: Omit<CompiledCourse, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(course)).digest('hex')
}
