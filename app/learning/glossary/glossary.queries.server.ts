import { eq } from 'drizzle-orm'
import { heldBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { languageOf, textIn, type FullText, type Language } from '#app/rules/languages.ts'
import type { Db } from '#db/handle.ts'
import { courseVersions, glossaryTerms } from '#db/schema/courses.ts'

export type Term = { key: string; term: FullText; meaning: string }

/** The difficult words of a course that the viewer follows, in the order of the reader's language. Undefined for any other course. One query. */
export async function glossaryOf(
  db: Db,
  viewer: Viewer,
  courseId: string,
  language: Language,
  today: CalendarDay,
): Promise<{ course: string; courseLanguage: Language; terms: Term[] } | undefined> {
  const held = heldBy(db, viewer, today)
  const rows = await db
    .select({ course: courseVersions.title, key: glossaryTerms.key, term: glossaryTerms.term, meaning: glossaryTerms.meaning })
    .from(held)
    .innerJoin(courseVersions, eq(courseVersions.id, held.versionId))
    .innerJoin(glossaryTerms, eq(glossaryTerms.versionId, held.versionId))
    .where(eq(held.courseId, courseId))
  const [first] = rows
  if (!first) return undefined
  const { compare } = new Intl.Collator(language)
  const terms = rows.map(({ key, term, meaning }) => ({ key, term, meaning: textIn(meaning, language) }))
  return {
    course: textIn(first.course, language),
    courseLanguage: languageOf(first.course, language),
    terms: terms.sort((one, other) => compare(textIn(one.term, language), textIn(other.term, language))),
  }
}
