import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { quizzesSteeredBy } from '#app/access/quiz-runs.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { progressOf, TEST_MOMENTS, testKey } from '#app/rules/course-tests.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { rows, type Db } from '#db/handle.ts'
import { cohortCourses, cohorts } from '#db/schema/cohorts.ts'
import { courseVersions } from '#db/schema/courses.ts'
import { courseTests, quizRuns } from '#db/schema/quizzes.ts'

/** A course of a cohort whose quizzes the viewer steers, with the tests around it and their dates; undefined where it is not theirs. Two queries. */
export async function steeredCourse(db: Db, viewer: Viewer, cohortId: string, courseId: string, language: Language) {
  const [found] = await db
    .select({
      cohortId: cohorts.id,
      cohort: cohorts.name,
      courseId: cohortCourses.courseId,
      title: courseVersions.title,
      objectives: courseVersions.objectives,
      tests: courseTests,
    })
    .from(cohortCourses)
    .innerJoin(cohorts, eq(cohorts.id, cohortCourses.cohortId))
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .leftJoin(courseTests, and(eq(courseTests.cohortId, cohorts.id), eq(courseTests.courseId, cohortCourses.courseId)))
    .where(and(eq(cohorts.id, cohortId), eq(cohortCourses.courseId, courseId), quizzesSteeredBy(viewer)))
  if (!found) return undefined
  const keys = TEST_MOMENTS.map((moment) => testKey(courseId, moment))
  const runs = await db
    .select({ quizKey: quizRuns.quizKey, opensDay: quizRuns.opensDay, closesDay: quizRuns.closesDay })
    .from(quizRuns)
    .where(and(eq(quizRuns.cohortId, cohortId), inArray(quizRuns.quizKey, keys)))
  const days = (moment: (typeof TEST_MOMENTS)[number]) => runs.find(({ quizKey }) => quizKey === testKey(courseId, moment))
  const { tests, ...about } = found
  return {
    ...about,
    title: textIn(found.title, language),
    objectives: found.objectives.map(({ id, text }) => ({ id, text: textIn(text, language) })),
    isOn: tests?.isOn ?? false,
    revision: tests?.revision ?? 0,
    questions: tests?.forms.a.questions.length ?? 0,
    dates: { avant: days('avant') ?? null, apres: days('apres') ?? null },
  }
}

export type SteeredCourse = NonNullable<Awaited<ReturnType<typeof steeredCourse>>>

const pointsRow = z.object({
  person: z.string(),
  moment: z.enum(TEST_MOMENTS),
  objective: z.string(),
  mark: z.coerce.number(),
  max: z.coerce.number(),
})

/** What a cohort gained between the two tests, by the latest marks: by objective, each question counting for the first it names. One query. */
export async function cohortProgress(db: Db, { cohortId, courseId, objectives }: SteeredCourse) {
  const found = await db.execute(sql`
    with marks as (
      select distinct on (s.attempt_id, s.position) a.person_id, a.quiz_key, s.attempt_id, s.position, s.mark::float8 as mark, s.max_mark
      from slot_scores s
      join attempts a on a.id = s.attempt_id and a.graded_at is not null
        and a.quiz_key in (${testKey(courseId, 'avant')}, ${testKey(courseId, 'apres')})
      join enrolments e on e.id = a.enrolment_id and e.cohort_id = ${cohortId}::uuid
      order by s.attempt_id, s.position, s.created_at desc, s.kind = 'regraded' desc
    )
    select m.person_id::text as person, substr(m.quiz_key, ${courseId.length + 2}::int) as moment,
      v.body -> 'objectives' ->> 0 as objective, sum(m.mark) as mark, sum(m.max_mark) as max
    from marks m
    join attempt_slots sl on sl.attempt_id = m.attempt_id and sl.position = m.position
    join question_versions v on v.id = sl.question_version_id
    where v.body -> 'objectives' ->> 0 is not null
    group by 1, 2, 3`)
  const points = rows<unknown>(found).map((row) => pointsRow.parse(row))
  const people = (moment: (typeof TEST_MOMENTS)[number]) =>
    new Set(points.filter((one) => one.moment === moment).map(({ person }) => person)).size
  const { whole, objectives: by } = progressOf(
    points,
    objectives.map(({ id }) => id),
  )
  return {
    whole,
    objectives: by.map((one) => ({ ...one, text: objectives.find(({ id }) => id === one.objective)?.text ?? one.objective })),
    took: { avant: people('avant'), apres: people('apres') },
  }
}

export type CohortProgress = Awaited<ReturnType<typeof cohortProgress>>
