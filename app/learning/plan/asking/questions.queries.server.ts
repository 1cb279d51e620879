import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { keptQuery, type Db, type Given } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { partQuestions, plans } from '#db/schema/plans.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'

/** The questions about the parts of a plan, or about one of them, oldest first; withdrawn ones stay out. For a plan that is in view. */
export function questionsOf(db: Db, planId: string, partId?: string) {
  return db
    .select({
      id: partQuestions.id,
      partId: partQuestions.partId,
      question: partQuestions.question,
      askedAt: partQuestions.askedAt,
      answer: partQuestions.answer,
      answeredAt: partQuestions.answeredAt,
      answeredBy: people.name,
      seenAt: partQuestions.seenAt,
    })
    .from(partQuestions)
    .leftJoin(people, eq(people.id, partQuestions.answeredBy))
    .where(
      and(
        eq(partQuestions.planId, planId),
        isNull(partQuestions.withdrawnAt),
        partId === undefined ? undefined : eq(partQuestions.partId, partId),
      ),
    )
    .orderBy(asc(partQuestions.askedAt))
}
export type AskedQuestion = Awaited<ReturnType<typeof questionsOf>>[number]

/** Where the questions about a part stand for its author: an answer that was not read yet, one that waits, or neither. */
export function askingState(asked: readonly AskedQuestion[]): 'answered' | 'waiting' | null {
  if (asked.some(({ answeredAt, seenAt }) => answeredAt !== null && seenAt === null)) return 'answered'
  return asked.some(({ answeredAt }) => answeredAt === null) ? 'waiting' : null
}

/** The parts whose questions have an answer that the author has not opened yet. */
export const partsWithAnswers = (asked: readonly AskedQuestion[]): string[] => [
  ...new Set(asked.filter(({ answeredAt, seenAt }) => answeredAt !== null && seenAt === null).map(({ partId }) => partId)),
]

const adviceRows = keptQuery('advice', (db, value: (name: 'person') => Given) =>
  db
    .select({ planId: plans.id, partId: partQuestions.partId, assignment: assignmentVersions.body })
    .from(partQuestions)
    .innerJoin(plans, eq(plans.id, partQuestions.planId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(
      and(
        plansSeenBy({ id: value('person') }),
        isNotNull(partQuestions.answeredAt),
        isNull(partQuestions.seenAt),
        isNull(partQuestions.withdrawnAt),
      ),
    )
    .orderBy(asc(partQuestions.answeredAt)),
)

/** The parts of the viewer's plans whose questions have an answer that they have not opened yet, with where it stands. One query. */
export async function adviceNews(db: Db, viewer: Viewer, language: Language): Promise<Array<{ title: string; to: string }>> {
  const found = await adviceRows(db, { person: viewer.id })
  const lines = found.map(({ planId, partId, assignment }) => {
    const part = assignment.parts.find(({ id }) => id === partId)
    return { title: part ? textIn(part.title, language) : '', to: `/plan/${planId}/${partId}/avis` }
  })
  return [...new Map(lines.map((line) => [line.to, line])).values()]
}
