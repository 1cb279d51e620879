import type { Viewer } from './viewer.ts'

/** What deciding about a report needs to know: its cohorts, and the organisations it was narrowed to; null for all of them. */
export type ReportScope = { cohorts: readonly string[]; organisations: readonly string[] | null }

/** A report is read by who coordinates all its cohorts, or all the organisations that it was narrowed to. */
export function mayReadReport(viewer: Pick<Viewer, 'coordinates' | 'organisations'>, { cohorts, organisations }: ReportScope): boolean {
  const isIn = (mine: readonly string[], asked: readonly string[]) => asked.length > 0 && asked.every((id) => mine.includes(id))
  return isIn(viewer.coordinates, cohorts) || (organisations !== null && isIn(viewer.organisations, organisations))
}
