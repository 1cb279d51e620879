import { and, asc, desc, eq, isNotNull, isNull, ne, type SQL } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohorts, enrolments } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { organisations } from '#db/schema/organisations.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, partQuestions, plans, revisions } from '#db/schema/plans.ts'
import { partQuestionsAnsweredBy } from '#app/access/part-questions.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { strike, tablesHidden } from '#app/rules/struck-names.ts'
import { hidingPatternOf, shownName, shownOrganisation, withoutAuthors } from '../anonymous.queries.server.ts'

/** Answered questions that the list still holds, the newest first. */
const RECENT = 20

const listed = {
  id: partQuestions.id,
  planId: partQuestions.planId,
  partId: partQuestions.partId,
  question: partQuestions.question,
  askedAt: partQuestions.askedAt,
  answeredAt: partQuestions.answeredAt,
  seenAt: partQuestions.seenAt,
  name: shownName,
  organisation: shownOrganisation,
  isAnonymous: assignmentRuns.isAnonymous,
  ownerId: plans.ownerId,
  cohort: cohorts.name,
  gradeWithinDays: assignmentRuns.gradeWithinDays,
  assignment: assignmentVersions.body,
}

function questionRows(db: Db, viewer: Viewer, which: SQL | undefined) {
  return db
    .select(listed)
    .from(partQuestions)
    .innerJoin(plans, eq(plans.id, partQuestions.planId))
    .innerJoin(enrolments, eq(enrolments.id, plans.enrolmentId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(cohorts, eq(cohorts.id, assignmentRuns.cohortId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(partQuestionsAnsweredBy(viewer), which))
}
export type QuestionRow = Awaited<ReturnType<typeof questionRows>>[number]

/** The questions as they may be read: where a run is anonymous, without what tells who asks. One query for each such author. */
const hidden = (db: Db, found: QuestionRow[]) =>
  withoutAuthors(db, found, (row, pattern) => ({ ...row, question: strike(row.question, pattern) }))

/** The questions about parts that a trainer may answer: those that wait, the longest first, and those answered last. Two queries. */
export async function questionsFor(db: Db, viewer: Viewer): Promise<{ waiting: QuestionRow[]; answered: QuestionRow[] }> {
  const [waiting, answered] = await Promise.all([
    questionRows(db, viewer, isNull(partQuestions.answeredAt)).orderBy(asc(partQuestions.askedAt)),
    questionRows(db, viewer, isNotNull(partQuestions.answeredAt)).orderBy(desc(partQuestions.answeredAt)).limit(RECENT),
  ])
  return { waiting: await hidden(db, waiting), answered: await hidden(db, answered) }
}

/** One question with the text it is about and what was asked about the part before. Throws 404 for one that the viewer may not answer. */
export async function questionInView(db: Db, viewer: Viewer, id: string) {
  const [row] = await hidden(db, await questionRows(db, viewer, eq(partQuestions.id, id)))
  if (!row) throw new Response(null, { status: 404 })
  const [[own], earlier] = await Promise.all([
    db
      .select({
        text: revisions.text,
        tables: revisions.tables,
        answer: partQuestions.answer,
        answeredBy: people.name,
      })
      .from(partQuestions)
      .leftJoin(revisions, eq(revisions.id, partQuestions.revisionId))
      .leftJoin(people, eq(people.id, partQuestions.answeredBy))
      .where(eq(partQuestions.id, id)),
    db
      .select({ id: partQuestions.id, question: partQuestions.question, answer: partQuestions.answer, askedAt: partQuestions.askedAt })
      .from(partQuestions)
      .where(
        and(
          eq(partQuestions.planId, row.planId),
          eq(partQuestions.partId, row.partId),
          ne(partQuestions.id, id),
          isNotNull(partQuestions.answeredAt),
        ),
      )
      .orderBy(asc(partQuestions.askedAt)),
  ])
  const pattern = row.isAnonymous ? await hidingPatternOf(db, row.ownerId) : null
  const shown = (text: string) => (pattern ? strike(text, pattern) : text)
  const tables = own?.tables ?? {}
  return {
    row,
    content: { text: shown(own?.text ?? ''), tables: pattern ? tablesHidden(tables, pattern) : tables },
    answer: own?.answer ?? null,
    answeredBy: own?.answeredBy ?? null,
    earlier: earlier.map((one) => ({ ...one, question: shown(one.question) })),
  }
}
