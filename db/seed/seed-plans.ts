import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { assignmentRuns, partQuestions, plans, revisions, submissionParts, submissions } from '#db/schema/plans.ts'
import { tablesOf } from '#app/rules/plan-parts.ts'
import { receiptCode } from '#app/rules/receipt.ts'
import { LEARNERS } from './cast.ts'
import { idOf } from './named-id.ts'
import type { PastEvent } from './past-event.ts'
import { AMINATA_PLAN } from './plans/aminata-plan.ts'
import { BLESSING_PLAN } from './plans/blessing-plan.ts'
import { ESTHER_FIRST, ESTHER_SECOND } from './plans/esther-plan.ts'
import { FATOU_DONE, FATOU_DRAFT } from './plans/fatou-draft.ts'
import { mariamPlan } from './plans/mariam-plan.ts'
import type { WrittenPlan } from './plans/written-plan.ts'
import { daysBefore } from './past.ts'
import { seedCriterionQueries } from './seed-criterion-queries.ts'
import { seedMarking } from './seed-marking.ts'

const RUN = { cohort: 'sale', assignment: 'c10-plan' }

async function theRun(db: Db) {
  const [run] = await db
    .select({
      id: assignmentRuns.id,
      courseId: assignmentRuns.courseId,
      versionId: cohortCourses.versionId,
      assignmentVersionId: assignmentVersions.id,
      assignment: assignmentVersions.body,
      rubric: assignmentVersions.rubric,
      sample: assignmentVersions.sample,
    })
    .from(assignmentRuns)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, assignmentRuns.assignmentVersionId))
    .innerJoin(cohortCourses, and(eq(cohortCourses.cohortId, assignmentRuns.cohortId), eq(cohortCourses.courseId, assignmentRuns.courseId)))
    .where(eq(assignmentRuns.id, idOf(`run:${idOf(`cohort:${RUN.cohort}`)}:${RUN.assignment}`)))
  if (!run) throw new Error('The demonstration needs the plan of course 10')
  return run
}
type Run = Awaited<ReturnType<typeof theRun>>

/** Somebody's plan on its way: who, when it was opened and what happened to it. */
type Author = { name: string; planId: string; run: Run; events: PastEvent[] }

async function openPlan(db: Db, run: Run, name: string, openedAt: Date): Promise<Author> {
  const planId = idOf(`plan:${name}`)
  await db.insert(plans).values({
    id: planId,
    runId: run.id,
    enrolmentId: idOf(`enrolment:${RUN.cohort}:${name}`),
    ownerId: idOf(name),
    assignmentVersionId: run.assignmentVersionId,
    openedAt,
  })
  return { name, planId, run, events: [eventOf(run, name, 'opened', openedAt)] }
}

function eventOf(run: Run, name: string, kind: PastEvent['kind'], at: Date): PastEvent {
  const place = { personId: idOf(name), courseId: run.courseId, itemKey: RUN.assignment, versionId: run.versionId }
  return { ...place, id: idOf(`event:plan:${name}:${kind}:${at.toISOString()}`), kind, score: null, occurredAt: at }
}

type Saved = { id: string; partId: string; n: number; text: string; tables: Record<string, unknown> }

/** Writes the parts that differ from what was saved before, one revision each, a part every other hour. */
async function writeParts(
  db: Db,
  author: Author,
  written: WrittenPlan,
  at: Date,
  isDone: (partId: string) => boolean,
  before: Saved[] = [],
): Promise<Saved[]> {
  const { assignment } = author.run
  const after: Saved[] = []
  const rows: Array<typeof revisions.$inferInsert> = []
  for (const part of assignment.parts) {
    const known = new Map(Object.entries(written.tables))
    const tables = Object.fromEntries(tablesOf(assignment, part).flatMap(({ id }) => (known.has(id) ? [[id, known.get(id)]] : [])))
    const text = (written.texts[part.id] ?? '').trim()
    const last = before.find((saved) => saved.partId === part.id)
    if (text === '' && Object.keys(tables).length === 0) continue
    if (last && last.text === text && JSON.stringify(last.tables) === JSON.stringify(tables)) {
      after.push(last)
      continue
    }
    const n = (last?.n ?? 0) + 1
    const id = idOf(`revision:${author.name}:${part.id}:${n}`)
    const savedAt = new Date(at.getTime() + rows.length * 37 * 60_000)
    const done = isDone(part.id)
    const hash = createHash('sha256')
      .update(JSON.stringify([text, tables, done]))
      .digest('hex')
    after.push({ id, partId: part.id, n, text, tables })
    rows.push({
      ...{ id, planId: author.planId, partId: part.id, n, parentId: last?.id ?? null, text, tables, isDone: done, hash },
      ...{ authorId: idOf(author.name), savedAt, receivedAt: savedAt, source: 'autosave' },
    })
  }
  if (rows.length > 0) await db.insert(revisions).values(rows)
  author.events.push(eventOf(author.run, author.name, 'advanced', at))
  return after
}

async function handIn(db: Db, author: Author, n: number, saved: readonly Saved[], at: Date): Promise<string> {
  const id = idOf(`submission:${author.name}:${n}`)
  const member = LEARNERS.find(({ name }) => name === author.name)
  const language = member?.language ?? 'fr'
  await db.insert(submissions).values({
    id,
    planId: author.planId,
    n,
    requestKey: idOf(`request:${author.name}:${n}`),
    receiptCode: receiptCode(createHash('sha256').update(`${author.name}:${n}`).digest().subarray(0, 12)),
    submittedBy: idOf(author.name),
    organisationId: member ? idOf(member.of) : null,
    statement: author.run.assignment.statement[language],
    submittedAt: at,
  })
  await db.insert(submissionParts).values(
    author.run.assignment.parts.map((part) => {
      const revision = saved.find(({ partId }) => partId === part.id)
      return {
        submissionId: id,
        partId: part.id,
        revisionId: revision?.id ?? null,
        text: revision?.text ?? '',
        tables: revision?.tables ?? {},
        createdAt: at,
      }
    }),
  )
  author.events.push(eventOf(author.run, author.name, 'completed', at))
  return id
}

/** Writes the plans of the cohort of Salé with their hand-ins and what the trainers said; answers what happened to each. */
export async function seedPlans(db: Db, now: Date): Promise<PastEvent[]> {
  const run = await theRun(db)
  const all = () => true
  const at = (days: number, time: string) => daysBefore(now, days, time)

  const mariam = await openPlan(db, run, 'mariam', at(40, '18:10'))
  const sika = mariamPlan({ texts: run.sample?.texts ?? {}, tables: run.sample?.tables ?? {} })
  await handIn(db, mariam, 1, await writeParts(db, mariam, sika, at(7, '08:20'), all), at(5, '20:42'))

  const aminata = await openPlan(db, run, 'aminata', at(45, '17:05'))
  await handIn(db, aminata, 1, await writeParts(db, aminata, AMINATA_PLAN, at(11, '07:30'), all), at(8, '21:14'))

  const blessing = await openPlan(db, run, 'blessing', at(50, '16:40'))
  await handIn(db, blessing, 1, await writeParts(db, blessing, BLESSING_PLAN, at(19, '09:00'), all), at(16, '19:25'))

  const esther = await openPlan(db, run, 'esther', at(48, '18:30'))
  const first = await writeParts(db, esther, ESTHER_FIRST, at(23, '09:10'), all)
  await handIn(db, esther, 1, first, at(20, '20:05'))
  await handIn(db, esther, 2, await writeParts(db, esther, ESTHER_SECOND, at(6, '18:00'), all, first), at(3, '18:55'))

  const fatou = await openPlan(db, run, 'fatou', at(30, '19:00'))
  const drafts = await writeParts(db, fatou, FATOU_DRAFT, at(4, '18:20'), (partId) => FATOU_DONE.some((done) => done === partId))
  await db.insert(partQuestions).values({
    ...{
      id: idOf('question:fatou:p2'),
      planId: fatou.planId,
      partId: 'p2',
      revisionId: drafts.find(({ partId }) => partId === 'p2')?.id ?? null,
    },
    question: 'Est-ce que mon problème est assez clair pour quelqu’un qui ne me connaît pas ?',
    ...{ askedBy: idOf('fatou'), askedAt: at(2, '19:10') },
  })

  const passedAt = await seedMarking(db, run, now)
  await seedCriterionQueries(db, now)
  return [...[mariam, aminata, blessing, esther, fatou].flatMap(({ events }) => events), eventOf(run, 'blessing', 'passed', passedAt)]
}
