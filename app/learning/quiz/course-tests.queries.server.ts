import { and, eq, sql, type SQL } from 'drizzle-orm'
import { studiedBy } from '#app/access/activities.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { firstForm, formAt, TEST_MOMENTS, testAsked, testKey, type TestForm } from '#app/rules/course-tests.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { attempts, attemptSlots, courseTests, quizRuns } from '#db/schema/quizzes.ts'
import { runOfRow } from '#app/platform/quiz-runs.server.ts'

/** A test around a course that the viewer studies, with the form that is theirs at that moment; undefined where the cohort has none. One query. */
export async function testStudied(db: Db, viewer: Pick<Viewer, 'id'>, quizKey: string, now: Date) {
  const asked = testAsked(quizKey)
  if (!asked) return undefined
  const studied = studiedBy(db, viewer, moroccoDay(now))
  const [found] = await db
    .select({
      versionId: studied.versionId,
      courseId: studied.courseId,
      enrolmentId: studied.enrolmentId,
      cohortId: studied.cohortId,
      courseTitle: courseVersions.title,
      forms: courseTests.forms,
      seed: courseTests.seed,
      run: quizRuns,
      // Who joined before: later ones change nothing for those who are here.
      place: sql<number>`(select count(*) from ${enrolments} as earlier where earlier.cohort_id = ${enrolments.cohortId}
        and (earlier.enrolled_at, earlier.id) < (${enrolments.enrolledAt}, ${enrolments.id}))`.mapWith(Number),
      taken: sql<string | null>`(select ${attemptSlots.questionVersionId} from ${attempts}
        inner join ${attemptSlots} on ${attemptSlots.attemptId} = ${attempts.id}
        where ${attempts.enrolmentId} = ${enrolments.id} and ${attempts.quizKey} = ${testKey(asked.courseId, 'avant')} limit 1)`,
    })
    .from(studied)
    .innerJoin(courseTests, and(eq(courseTests.cohortId, studied.cohortId), eq(courseTests.courseId, studied.courseId)))
    .innerJoin(courseVersions, eq(courseVersions.id, studied.versionId))
    .innerJoin(enrolments, eq(enrolments.id, studied.enrolmentId))
    .leftJoin(quizRuns, and(eq(quizRuns.cohortId, studied.cohortId), eq(quizRuns.quizKey, quizKey)))
    .where(and(eq(studied.courseId, asked.courseId), eq(courseTests.isOn, true)))
  if (!found) return undefined
  const { forms, seed, run, place, taken, ...about } = found
  const holds = (form: TestForm) => forms[form].questions.some(({ versionId }) => versionId === taken)
  const takenForm = taken === null ? null : holds('a') ? ('a' as const) : holds('b') ? ('b' as const) : null
  const form = forms[formAt(asked.moment, firstForm(seed, place), takenForm)]
  return { ...about, moment: asked.moment, form, run: runOfRow(run) }
}

function testRows(db: Db, value: (name: 'person' | 'today') => Given, wanted: (studied: ReturnType<typeof studiedBy>) => SQL | undefined) {
  const studied = studiedBy(db, { id: value('person') }, value('today'))
  const keys = (moment: (typeof TEST_MOMENTS)[number]) => sql`${studied.courseId} || ${sql.raw(`'-${moment}'`)}`
  const datesOf = (moment: (typeof TEST_MOMENTS)[number]) => sql<{ opens: number | null; closes: number | null; state: string } | null>`(
    select json_build_object('opens', extract(epoch from ${quizRuns.opensAt}) * 1000, 'closes', extract(epoch from ${quizRuns.closesAt}) * 1000,
      'state', coalesce((select case when ${attempts.submittedAt} is not null then 'done' when ${attempts.isPrepared} then 'none' else 'begun' end
        from ${attempts} where ${attempts.enrolmentId} = ${studied.enrolmentId} and ${attempts.quizKey} = ${keys(moment)}
        order by ${attempts.n} desc limit 1), 'none'))
    from ${quizRuns} where ${quizRuns.cohortId} = ${studied.cohortId} and ${quizRuns.quizKey} = ${keys(moment)})`
  return db
    .select({ courseId: studied.courseId, forms: courseTests.forms, avant: datesOf('avant'), apres: datesOf('apres') })
    .from(studied)
    .innerJoin(courseTests, and(eq(courseTests.cohortId, studied.cohortId), eq(courseTests.courseId, studied.courseId)))
    .where(and(eq(courseTests.isOn, true), wanted(studied)))
}

const allTests = keptQuery('tests', (db, value: (name: 'person' | 'today') => Given) => testRows(db, value, () => undefined))
const courseTestRows = keptQuery('tests of a course', (db, value: (name: 'person' | 'today' | 'course') => Given) =>
  testRows(db, value, (studied) => eq(studied.courseId, value('course'))),
)

/** The tests around the courses that the viewer studies, with their dates and whether they did them; of one course, or of all. One query. */
export async function testsOf(db: Db, viewer: Pick<Viewer, 'id'>, courseId: string | null, now: Date) {
  const reader = { person: viewer.id, today: moroccoDay(now) }
  const found = await (courseId === null ? allTests(db, reader) : courseTestRows(db, { ...reader, course: courseId }))
  return found.flatMap((test) =>
    TEST_MOMENTS.flatMap((moment) => {
      const dates = test[moment]
      if (!dates) return []
      const opensAt = dates.opens === null ? null : new Date(dates.opens)
      const isOver = dates.closes !== null && now.getTime() >= dates.closes
      const isEarly = opensAt !== null && now < opensAt
      const state =
        dates.state === 'done'
          ? ('done' as const)
          : isOver
            ? ('over' as const)
            : isEarly
              ? ('later' as const)
              : dates.state === 'begun'
                ? ('begun' as const)
                : ('todo' as const)
      return [{ key: testKey(test.courseId, moment), moment, questions: test.forms.a.questions.length, state, opensAt }]
    }),
  )
}

export type TestOfCourse = Awaited<ReturnType<typeof testsOf>>[number]
