import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { activities } from '#db/schema/courses.ts'
import { notices } from '#db/schema/operations.ts'
import { attempts } from '#db/schema/quizzes.ts'

/** What can become of a result after it was seen: a question was corrected, or a trainer has marked what was written. */
export const QUIZ_NEWS = ['quiz-corrected', 'quiz-marked'] as const
export type QuizNews = (typeof QUIZ_NEWS)[number]

const newsOf = (personId: Given) => and(eq(notices.personId, personId), inArray(notices.kind, [...QUIZ_NEWS]), isNull(notices.readAt))

const newsRows = keptQuery('quiz news', (db, value: (name: 'person') => Given) =>
  db
    .selectDistinctOn([notices.id], {
      id: notices.id,
      kind: notices.kind,
      quizKey: attempts.quizKey,
      n: attempts.n,
      title: activities.title,
      createdAt: notices.createdAt,
    })
    .from(notices)
    .innerJoin(
      attempts,
      and(
        eq(attempts.personId, notices.personId),
        eq(attempts.quizKey, sql`${notices.detail} ->> 'quizKey'`),
        sql`${attempts.n}::text = ${notices.detail} ->> 'n'`,
      ),
    )
    .innerJoin(activities, and(eq(activities.versionId, attempts.versionId), eq(activities.key, attempts.quizKey)))
    .where(newsOf(value('person')))
    .orderBy(asc(notices.id)),
)

/** The results of the viewer that changed and that they have not looked at since, without any figure: the result's page knows what may be shown. One query. */
export async function quizNews(db: Db, viewer: Viewer, language: Language) {
  const found = await newsRows(db, { person: viewer.id })
  return found.flatMap(({ kind, title, quizKey, n }) => {
    const news = QUIZ_NEWS.find((one) => one === kind)
    return news ? [{ news, title: textIn(title, language), to: `/quiz/${quizKey}/resultat?essai=${n}` }] : []
  })
}

/** Who has opened the result has read what was new about it. */
export async function readNews(db: Db, viewer: Viewer, quizKey: string, now: Date): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: now })
    .where(and(newsOf(viewer.id), eq(sql`${notices.detail} ->> 'quizKey'`, quizKey)))
}
