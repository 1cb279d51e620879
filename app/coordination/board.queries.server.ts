import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses, cohorts, deadlines, enrolments } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules } from '#db/schema/courses.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { consents } from '#db/schema/privacy.ts'
import { itemProgress, progressEvents } from '#db/schema/progress.ts'
import { progressSeenBy } from '#app/access/enrolments.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { takesNews } from '#app/platform/send-news.server.ts'
import type { BoardColumn, CellCode } from '#app/rules/board.ts'
import type { CalendarDay } from '#app/rules/calendar-days.ts'
import { HELP_AFTER_FAILURES } from '#app/rules/completion.ts'
import { textIn, type FullText, type Language } from '#app/rules/languages.ts'
import { say } from '#app/language/words.ts'
import { coordinationWords } from './words/words.ts'

/** A column with what its head says. */
export type TitledColumn = BoardColumn & {
  label: string
  title: string
  courseId: string
  /** The modules and final assignments whose days can be moved for some, and with them the column's. */
  datedKeys: string[]
  /** What the column asks of those who were kept on another version, by version. */
  earlier: Record<string, BoardColumn['items']>
}

export type BoardCohort = {
  id: string
  name: string
  startsOn: CalendarDay
  endsOn: CalendarDay
  courses: Array<{ id: string; short: string }>
  columns: TitledColumn[]
  /** The courses whose steps are shown: the one that was opened, else all. */
  shownCourses: string[]
}

type OutlineRow = Awaited<ReturnType<typeof outlineRows>>[number]

function outlineRows(db: Db, cohortIds: string[]) {
  return db
    .select({
      cohortId: cohorts.id,
      cohort: cohorts.name,
      startsOn: cohorts.startsOn,
      endsOn: cohorts.endsOn,
      courseId: cohortCourses.courseId,
      versionId: activities.versionId,
      isEarlier: sql<boolean>`${activities.versionId} <> ${cohortCourses.versionId}`,
      courseShort: courseVersions.short,
      courseDue: cohortCourses.dueOn,
      moduleKey: activities.moduleKey,
      moduleTitle: modules.title,
      modulePosition: modules.position,
      moduleDue: deadlines.localDay,
      key: activities.key,
      kind: activities.kind,
      isRequired: activities.isRequired,
    })
    .from(cohorts)
    .innerJoin(cohortCourses, eq(cohortCourses.cohortId, cohorts.id))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .innerJoin(
      activities,
      sql`${activities.versionId} in (
        select ${cohortCourses.versionId} union all
        select ev.version_id from enrolment_versions ev join enrolments e on e.id = ev.enrolment_id
        where e.cohort_id = ${cohorts.id} and ev.course_id = ${cohortCourses.courseId})`,
    )
    .leftJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .leftJoin(
      deadlines,
      and(eq(deadlines.cohortId, cohorts.id), eq(deadlines.itemKey, sql`coalesce(${activities.moduleKey}, ${activities.key})`)),
    )
    .where(inArray(cohorts.id, cohortIds))
    .orderBy(asc(cohortCourses.position), asc(activities.position))
}

/** The head of a narrow column: a module by its place, a course by its number; a course without one by its name in addresses. */
function shortLabel(row: OutlineRow, byCourse: boolean, language: Language): string {
  const { moduleN, courseN } = coordinationWords[language].board
  if (!byCourse) return say(moduleN, { n: row.modulePosition ?? '' })
  const n = /^c(\d+)$/.exec(row.courseId)?.[1]
  return n === undefined ? row.courseId.toUpperCase() : say(courseN, { n })
}

function columnsFrom(rows: OutlineRow[], byCourse: boolean, language: Language): TitledColumn[] {
  type Growing = TitledColumn & {
    items: Array<TitledColumn['items'][number]>
    earlier: Record<string, Array<TitledColumn['items'][number]>>
  }
  const columns = new Map<string, Growing>()
  // Those of the cohort's own version first: they make the columns.
  for (const row of [...rows.filter(({ isEarlier }) => !isEarlier), ...rows.filter(({ isEarlier }) => isEarlier)]) {
    // The final assignment has a column of its own beside the modules: its state is the plan's.
    if (!byCourse && row.moduleKey === null) continue
    const key = byCourse ? row.courseId : (row.moduleKey ?? row.key)
    const short: FullText = row.courseShort
    const column = columns.get(key) ?? {
      key,
      courseId: row.courseId,
      dueOn: byCourse ? row.courseDue : row.moduleDue,
      label: shortLabel(row, byCourse, language),
      title: byCourse ? textIn(short, language) : row.moduleTitle ? textIn(row.moduleTitle, language) : '',
      datedKeys: [],
      items: [],
      earlier: {},
    }
    const item = { key: row.key, kind: row.kind, isRequired: row.isRequired }
    if (row.isEarlier) {
      if (columns.has(key)) (column.earlier[row.versionId] ??= []).push(item)
      continue
    }
    column.items.push(item)
    const dated = row.moduleKey ?? row.key
    if (!column.datedKeys.includes(dated)) column.datedKeys.push(dated)
    columns.set(key, column)
  }
  return [...columns.values()]
}

type OutlineWish = { courseId: string | undefined; language: Language }

/** A cohort's columns: its modules when one course is looked at, else its courses; none where it has no course. Undefined where there is no such cohort. One query, two for a cohort without a course. */
export async function boardCohort(db: Db, cohortId: string, wish: OutlineWish): Promise<BoardCohort | undefined> {
  const outline = cohortFrom(cohortId, await outlineRows(db, [cohortId]), wish)
  if (outline) return outline
  const [bare] = await db
    .select({ id: cohorts.id, name: cohorts.name, startsOn: cohorts.startsOn, endsOn: cohorts.endsOn })
    .from(cohorts)
    .where(eq(cohorts.id, cohortId))
  return bare && { ...bare, courses: [], columns: [], shownCourses: [] }
}

/** The columns of several cohorts, each whole. One query. */
export async function boardCohorts(db: Db, cohortIds: string[], language: Language): Promise<BoardCohort[]> {
  const rows = await outlineRows(db, cohortIds)
  return cohortIds.flatMap((id) => {
    const own = rows.filter(({ cohortId }) => cohortId === id)
    return cohortFrom(id, own, { courseId: undefined, language }) ?? []
  })
}

function cohortFrom(cohortId: string, rows: OutlineRow[], wish: OutlineWish): BoardCohort | undefined {
  const [first] = rows
  if (!first) return undefined
  const courses = [
    ...new Map(rows.map((row) => [row.courseId, { id: row.courseId, short: textIn(row.courseShort, wish.language) }])).values(),
  ]
  const opened = courses.length === 1 ? courses[0]?.id : courses.find(({ id }) => id === wish.courseId)?.id
  const shown = opened === undefined ? rows : rows.filter((row) => row.courseId === opened)
  return {
    id: cohortId,
    name: first.cohort,
    startsOn: first.startsOn,
    endsOn: first.endsOn,
    courses,
    columns: columnsFrom(shown, opened === undefined, wish.language),
    shownCourses: opened === undefined ? courses.map(({ id }) => id) : [opened],
  }
}

export type BoardPerson = {
  enrolmentId: string
  personId: string
  name: string
  phone: string | null
  /** Whether they may be written to by e-mail unasked. */
  takesNews: boolean
  /** False where they once agreed to WhatsApp messages and took that back. */
  takesWhatsApp: boolean
  language: Language
  gender: 'woman' | 'man' | 'other' | 'undisclosed' | null
  organisationId: string | null
  organisation: string | null
  enrolledAt: Date
  /** The versions on which the person was kept, by course. */
  kept: Record<string, string>
  /** The days moved for them alone or for an organisation of theirs, by module or assignment. */
  moved: Record<string, CalendarDay>
  codes: Record<string, CellCode>
  firstAt: Date | null
  lastAt: Date | null
  /** The weeks in which they did something in the cohort's courses, as places in the weeks that were asked for, from 1. */
  weeks: number[]
  /** At how many workshops they were, of those at which it was marked whether they were. */
  attendance: { present: number; of: number }
}

/** The courses of an enrolment's cohort, or those of them that were chosen: spelt out where they are known, so that the engine looks them up once. */
const ofCourses = (column: typeof progressEvents.courseId | typeof itemProgress.courseId, chosen: readonly string[] | undefined) =>
  chosen
    ? inArray(column, [...chosen])
    : sql`${column} in (select ${cohortCourses.courseId} from ${cohortCourses} where ${cohortCourses.cohortId} = ${enrolments.cohortId})`

/** The places, among weeks that begin at these instants, in which the person of an enrolment did something in its cohort's courses. */
function activeWeeks(starts: readonly Date[], courseIds: readonly string[] | undefined) {
  const [first] = starts
  if (!first) return sql<number[]>`'[]'::json`
  const places = sql.join(
    starts.map((start) => sql`${start.toISOString()}::timestamptz`),
    sql`, `,
  )
  return sql<number[]>`coalesce((
    select json_agg(distinct width_bucket(${progressEvents.occurredAt}, array[${places}])) from ${progressEvents}
    where ${progressEvents.personId} = ${enrolments.personId} and ${ofCourses(progressEvents.courseId, courseIds)}
      and ${progressEvents.occurredAt} >= ${first.toISOString()}::timestamptz), '[]'::json)`
}

/** At how many workshops that were not cancelled the person of an enrolment was, and at how many it was marked: the latest mark counts. */
const attended = sql<{ present: number; of: number }>`(
  select json_build_object('present', count(*) filter (where marks.state = 'present'), 'of', count(*)) from (
    select distinct on (am.workshop_id) am.state from attendance_marks am join workshops w on w.id = am.workshop_id and w.cancelled_at is null
    where am.enrolment_id = ${enrolments.id} order by am.workshop_id, am.marked_at desc, am.received_at desc, am.id desc) marks)`

/** Whether a person took back what they had agreed to: no WhatsApp messages. */
export const hasTakenBack = sql`coalesce((select bool_and(${consents.withdrawnAt} is not null) from ${consents}
  where ${consents.personId} = ${people.id} and ${consents.use} = 'whatsapp'), false)`

/** dayFor as SQL, where it is not the day of all: a person's own day, else the latest of their organisations' of today, by item. */
const movedDays = sql<Record<string, CalendarDay> | null>`(select json_object_agg(moved.item_key, moved.local_day) from (
  select distinct on (x.item_key) x.item_key, x.local_day from extensions x
  where x.cohort_id = ${enrolments.cohortId} and (x.person_id = ${enrolments.personId} or x.organisation_id in (
    select m.organisation_id from memberships m where m.person_id = ${enrolments.personId} and m.to_day is null))
  order by x.item_key, (x.person_id is null), x.local_day desc) moved)`

/** What to read of the people: only these courses of their cohorts where they are named, and in which of these weeks they were active. */
type PeopleWish = { courseIds?: readonly string[]; weekStarts?: readonly Date[] }

/**
 * The people of these cohorts whose progress the viewer may see, each with one letter per activity begun and the weeks they were active in. One query,
 * one row a person: their items are read along the index of the person, so that the cost follows the size of the cohorts alone.
 */
export async function boardPeople(
  db: Db,
  viewer: Viewer,
  cohortIds: string[],
  { courseIds, weekStarts = [] }: PeopleWish = {},
): Promise<Array<BoardPerson & { cohortId: string }>> {
  const isStuck = sql`${itemProgress.failures} >= ${HELP_AFTER_FAILURES}::int`
  const code = sql`case when ${itemProgress.passedAt} is not null then 'd'
    when ${itemProgress.completedAt} is not null then case when ${isStuck} then 'g' else 'f' end when ${isStuck} then 'h' else 's' end`
  const progress = db
    .select({
      codes: sql<Record<string, CellCode> | null>`json_object_agg(${itemProgress.itemKey}, ${code})`.as('codes'),
      firstAt: sql`min(${itemProgress.openedAt})`.mapWith(itemProgress.openedAt).as('first_at'),
      lastAt: sql`max(${itemProgress.lastAt})`.mapWith(itemProgress.lastAt).as('last_at'),
    })
    .from(itemProgress)
    .where(
      and(
        eq(itemProgress.personId, enrolments.personId),
        ofCourses(itemProgress.courseId, courseIds),
        // What was done before the enrolment counts where that was chosen.
        sql`(${enrolments.countsBefore} or coalesce(${itemProgress.passedAt}, ${itemProgress.completedAt}, ${itemProgress.lastAt}) >= ${enrolments.enrolledAt})`,
      ),
    )
    .as('progress')
  const rows = await db
    .select({
      enrolmentId: enrolments.id,
      cohortId: enrolments.cohortId,
      personId: people.id,
      name: people.name,
      phone: people.phone,
      takesNews: sql<boolean>`${takesNews}`,
      takesWhatsApp: sql<boolean>`not ${hasTakenBack}`,
      language: people.language,
      gender: people.gender,
      organisationId: enrolments.organisationId,
      organisation: organisations.name,
      enrolledAt: enrolments.enrolledAt,
      kept: sql<Record<string, string> | null>`(
        select json_object_agg(ev.course_id, ev.version_id) from enrolment_versions ev where ev.enrolment_id = ${enrolments.id})`,
      moved: movedDays,
      codes: progress.codes,
      firstAt: progress.firstAt,
      lastAt: progress.lastAt,
      weeks: activeWeeks(weekStarts, courseIds),
      attendance: attended,
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .leftJoinLateral(progress, sql`true`)
    .where(
      and(inArray(enrolments.cohortId, cohortIds), inArray(enrolments.status, ['invited', 'active', 'completed']), progressSeenBy(viewer)),
    )
  const collator = new Intl.Collator(['fr', 'ar'])
  return rows
    .map((row) => ({ ...row, codes: row.codes ?? {}, kept: row.kept ?? {}, moved: row.moved ?? {} }))
    .sort((one, other) => collator.compare(one.name, other.name))
}
