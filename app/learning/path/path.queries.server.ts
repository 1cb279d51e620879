import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { heldBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { cohorts, deadlines, extensions, programmes } from '#db/schema/cohorts.ts'
import { memberships } from '#db/schema/organisations.ts'
import { itemProgress } from '#db/schema/progress.ts'
import { outlinesOf, type Outline } from './outlines.queries.server.ts'
import { pathOf, type CoursePath, type DueRow, type HeldCourse, type PathItem } from './path.ts'
import { workLines } from './work-lines.queries.server.ts'

type Reader = (name: 'person' | 'today') => Given

const heldRows = keptQuery('held', (db, value: Reader) => {
  const held = heldBy(db, { id: value('person') }, value('today'))
  return db
    .select({
      cohortId: held.cohortId,
      programmeTitle: programmes.title,
      startsOn: cohorts.startsOn,
      courseId: held.courseId,
      versionId: held.versionId,
      opensOn: held.opensOn,
      isOpen: held.isOpen,
      finishedAt: held.finishedAt,
    })
    .from(held)
    .innerJoin(cohorts, eq(cohorts.id, held.cohortId))
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .orderBy(asc(cohorts.startsOn), asc(held.cohortId), asc(held.place))
})

/** Which of the viewer's courses a page asks for: all, one, or the one that holds a module. */
export type Asked = { courseId: string } | { moduleKey: string } | 'all'

const progressRows = keptQuery('progress', (db, value: (name: 'person') => Given) =>
  db
    .select({
      itemKey: itemProgress.itemKey,
      lastAt: itemProgress.lastAt,
      openedAt: itemProgress.openedAt,
      completedAt: itemProgress.completedAt,
      completedVersionId: itemProgress.completedVersionId,
      passedAt: itemProgress.passedAt,
      bestScore: itemProgress.bestScore,
      failures: itemProgress.failures,
    })
    .from(itemProgress)
    .where(eq(itemProgress.personId, value('person'))),
)

/** The items of a course that a page asks for; null where it does not ask for the course. */
function itemsAsked(asked: Asked, courseId: string, { items }: Outline): readonly PathItem[] | null {
  if (asked === 'all') return items
  if ('courseId' in asked) return courseId === asked.courseId ? items : null
  const inModule = items.filter(({ moduleKey }) => moduleKey === asked.moduleKey)
  return inModule.length > 0 ? inModule : null
}

const dueRows = keptQuery('due', (db, value: Reader) => {
  const held = heldBy(db, { id: value('person') }, value('today'))
  const mine = db.select({ id: held.cohortId }).from(held)
  const own = db
    .select({ id: memberships.organisationId })
    .from(memberships)
    .where(and(eq(memberships.personId, value('person')), isNull(memberships.toDay)))
  return unionAll(
    db
      .select({
        cohortId: deadlines.cohortId,
        itemKey: deadlines.itemKey,
        for: sql<DueRow['for']>`'run'`.as('source'),
        day: deadlines.localDay,
        time: deadlines.localTime,
      })
      .from(deadlines)
      .where(inArray(deadlines.cohortId, mine)),
    db
      .select({
        cohortId: extensions.cohortId,
        itemKey: extensions.itemKey,
        for: sql<DueRow['for']>`case when ${extensions.personId} is null then 'organisation' else 'person' end`.as('source'),
        day: extensions.localDay,
        time: extensions.localTime,
      })
      .from(extensions)
      .where(
        and(inArray(extensions.cohortId, mine), or(eq(extensions.personId, value('person')), inArray(extensions.organisationId, own))),
      ),
  )
})

/**
 * The viewer's courses with the status of every step asked for: of a course found by a module, that module's only. Four queries, and two for the
 * outlines that this process has not read yet.
 */
export async function pathFor(db: Db, viewer: Viewer, asked: Asked, language: Language, now: Date): Promise<CoursePath[]> {
  const today = moroccoDay(now)
  const reader = { person: viewer.id, today }
  const [held, progress, due, lines] = await Promise.all([
    heldRows(db, reader),
    progressRows(db, { person: viewer.id }),
    dueRows(db, reader),
    workLines(db, viewer, today),
  ])
  const versionIds = held.map(({ versionId }) => versionId)
  const outlines = await outlinesOf(db, versionIds)
  const courses = held.flatMap(({ programmeTitle, ...course }) => {
    const outline = outlines.get(course.versionId)?.[language]
    const items = outline && itemsAsked(asked, course.courseId, outline)
    if (!outline || !items) return []
    const { title, short, summary } = outline
    return [{ course: { ...course, title, short, summary, programmeTitle: textIn(programmeTitle, language) }, items }]
  })
  return pathOf(courses, { done: new Map(progress.map((item) => [item.itemKey, item])), due, lines, now })
}

/** The objectives of a course version that the viewer's enrolment holds, and its hours. No query where `pathFor` was asked before in this process. */
export async function objectivesOf(
  db: Db,
  { versionId }: HeldCourse,
  language: Language,
): Promise<{ objectives: string[]; hours: number }> {
  const outline = (await outlinesOf(db, [versionId])).get(versionId)?.[language]
  return { objectives: outline?.objectives ?? [], hours: outline?.hours ?? 0 }
}
