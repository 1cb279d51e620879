import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sqlState, type Db } from './handle.ts'
import { cohortCourses, deadlines, enrolments, extensions } from './schema/cohorts.ts'
import { criterionMarks, marks, outcomes, releases, remarks } from './schema/grading.ts'
import { installation, jobs } from './schema/operations.ts'
import { memberships, organisations } from './schema/organisations.ts'
import { grants, people, sessions } from './schema/people.ts'
import { assignmentRuns, plans, revisions, submissionParts, submissions } from './schema/plans.ts'
import { itemProgress, progressEvents } from './schema/progress.ts'
import { attempts, attemptSlots, slotScores } from './schema/quizzes.ts'
import { questionVersions } from './schema/courses.ts'
import { idOf } from './seed/named-id.ts'
import { test } from './test-world.ts'

const UNIQUE = '23505'
const CHECK = '23514'
const REFERENCE = '23503'
const MISSING = '23502'

/** Oumou's cohort has not begun: nothing of hers is in the way. */
const OUMOU = idOf('oumou')
const COHORT = idOf('cohort:printemps')
const ENROLMENT = idOf('enrolment:printemps:oumou')
const AT = new Date('2026-11-23T09:00:00Z')
const LATER = new Date('2026-11-23T10:00:00Z')

/** The state with which the database refuses a write; `taken` where it does not refuse. */
async function refusalOf(db: Db, write: (tx: Db) => PromiseLike<unknown>): Promise<string | undefined> {
  try {
    await db.transaction(async (tx) => write(tx))
    return 'taken'
  } catch (error) {
    return sqlState(error)
  }
}

async function pinnedVersion(db: Db): Promise<string> {
  const [row] = await db
    .select({ id: cohortCourses.versionId })
    .from(cohortCourses)
    .where(and(eq(cohortCourses.cohortId, COHORT), eq(cohortCourses.courseId, 'c10')))
  return row!.id
}

async function newPlan(db: Db): Promise<string> {
  const [run] = await db.select().from(assignmentRuns).where(eq(assignmentRuns.cohortId, COHORT))
  const plan = { runId: run!.id, enrolmentId: ENROLMENT, ownerId: OUMOU, assignmentVersionId: run!.assignmentVersionId }
  const [row] = await db.insert(plans).values(plan).returning({ id: plans.id })
  return row!.id
}

const handIn = (planId: string, n: number, key: string) => ({
  planId,
  n,
  requestKey: idOf(`request:${key}`),
  receiptCode: `R-${key}`,
  statement: 'Oui',
})

async function newSubmission(db: Db): Promise<string> {
  const [row] = await db
    .insert(submissions)
    .values(handIn(await newPlan(db), 1, 'first'))
    .returning({ id: submissions.id })
  return row!.id
}

async function newMark(db: Db): Promise<{ submissionId: string; markId: string }> {
  const submissionId = await newSubmission(db)
  const [row] = await db
    .insert(marks)
    .values({ submissionId, markerId: idOf('sarah') })
    .returning({ id: marks.id })
  return { submissionId, markId: row!.id }
}

describe('people and their roles', () => {
  test.for([
    ['a second person with the number', UNIQUE, { name: 'Other', phone: '+212600000005' }],
    ['a second person with the address in other letters', UNIQUE, { name: 'Other', email: 'SARAH@passerelle.example' }],
    ['a number as it was typed', CHECK, { name: 'Other', phone: '0600000099' }],
    ['a name of no letters', CHECK, { name: '' }],
    ['a name longer than any', CHECK, { name: 'x'.repeat(81) }],
    ['a language that the site does not speak', CHECK, { name: 'Other', language: 'es' as 'fr' }],
  ] as const)('%s is refused', async ([, state, person], { db }) => {
    expect(await refusalOf(db, (tx) => tx.insert(people).values(person))).toBe(state)
  })

  test.for([
    ['an administrator of one cohort', CHECK, { role: 'administrator', cohortId: COHORT }],
    ['an author of one organisation', CHECK, { role: 'author', organisationId: idOf('odt') }],
    ['a trainer without a cohort', CHECK, { role: 'trainer' }],
    ['a trainer of an organisation', CHECK, { role: 'trainer', organisationId: idOf('odt') }],
    ['a coordinator of nothing', CHECK, { role: 'coordinator' }],
    [
      'a coordinator of a cohort and an organisation in one role',
      CHECK,
      { role: 'coordinator', cohortId: COHORT, organisationId: idOf('odt') },
    ],
    ['a role of another house', CHECK, { role: 'owner' as 'trainer', cohortId: COHORT }],
    ['a trainer of a cohort', 'taken', { role: 'trainer', cohortId: COHORT }],
    ['a coordinator of an organisation', 'taken', { role: 'coordinator', organisationId: idOf('odt') }],
    ['an administrator of all', 'taken', { role: 'administrator' }],
  ] as const)('%s: %s', async ([, state, grant], { db }) => {
    expect(await refusalOf(db, (tx) => tx.insert(grants).values({ personId: OUMOU, ...grant }))).toBe(state)
  })

  test('the same role twice is refused, and may be given again once it was revoked', async ({ db }) => {
    const grant = { personId: OUMOU, role: 'trainer' as const, cohortId: COHORT }
    await db.insert(grants).values(grant)
    expect(await refusalOf(db, (tx) => tx.insert(grants).values(grant))).toBe(UNIQUE)
    await db.update(grants).set({ revokedAt: AT }).where(eq(grants.personId, OUMOU))
    expect(await refusalOf(db, (tx) => tx.insert(grants).values(grant))).toBe('taken')
  })

  test('a session of nobody is refused', async ({ db }) => {
    const session = { id: 'x', userId: idOf('nobody'), expiresAt: AT }
    expect(await refusalOf(db, (tx) => tx.insert(sessions).values(session))).toBe(REFERENCE)
  })
})

describe('organisations', () => {
  test.for([
    ['a kind of another house', CHECK, { kind: 'church' as 'ngo', name: 'X', validFrom: '2026-01-01' }],
    ['an end before the beginning', CHECK, { kind: 'ngo', name: 'X', validFrom: '2026-02-01', validTo: '2026-01-01' }],
    ['a parent that is not there', REFERENCE, { kind: 'ngo', name: 'X', validFrom: '2026-01-01', parentId: idOf('nothing') }],
    ['no name', CHECK, { kind: 'ngo', name: '', validFrom: '2026-01-01' }],
  ] as const)('%s is refused', async ([, state, organisation], { db }) => {
    expect(await refusalOf(db, (tx) => tx.insert(organisations).values(organisation))).toBe(state)
  })

  test('none is its own parent', async ({ db }) => {
    const write = (tx: Db) =>
      tx
        .update(organisations)
        .set({ parentId: idOf('odt') })
        .where(eq(organisations.id, idOf('odt')))
    expect(await refusalOf(db, write)).toBe(CHECK)
  })

  test('a person has one main organisation at a time, and is once in each', async ({ db }) => {
    const other = { personId: OUMOU, organisationId: idOf('odt'), fromDay: '2026-11-23' }
    expect(await refusalOf(db, (tx) => tx.insert(memberships).values(other))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(memberships).values({ ...other, isMain: false }))).toBe('taken')
    const again = { ...other, organisationId: idOf('lumiere'), isMain: false }
    expect(await refusalOf(db, (tx) => tx.insert(memberships).values(again))).toBe(UNIQUE)
  })
})

describe('cohorts', () => {
  test('a second enrolment of one person is refused', async ({ db }) => {
    expect(await refusalOf(db, (tx) => tx.insert(enrolments).values({ cohortId: COHORT, personId: OUMOU }))).toBe(UNIQUE)
  })

  test('an extension is for a person or for an organisation, never both or nobody', async ({ db }) => {
    const extension = { cohortId: COHORT, itemKey: 'c10-plan', localDay: '2026-12-01', resolvedAt: AT, reason: 'Malade' }
    const both = { ...extension, personId: OUMOU, organisationId: idOf('lumiere') }
    expect(await refusalOf(db, (tx) => tx.insert(extensions).values(extension))).toBe(CHECK)
    expect(await refusalOf(db, (tx) => tx.insert(extensions).values(both))).toBe(CHECK)
    expect(await refusalOf(db, (tx) => tx.insert(extensions).values({ ...extension, personId: OUMOU }))).toBe('taken')
  })

  test('a deadline has a time of day, and an item has one deadline', async ({ db }) => {
    const deadline = { cohortId: COHORT, itemKey: 'item', localDay: '2026-12-01', resolvedAt: AT }
    expect(await refusalOf(db, (tx) => tx.insert(deadlines).values({ ...deadline, localTime: 'midi' }))).toBe(CHECK)
    await db.insert(deadlines).values(deadline)
    expect(await refusalOf(db, (tx) => tx.insert(deadlines).values(deadline))).toBe(UNIQUE)
  })
})

describe('quizzes', () => {
  const attemptOf = async (db: Db, n: number) => ({
    personId: OUMOU,
    versionId: await pinnedVersion(db),
    quizKey: 'c10-m1-quiz',
    n,
    seed: 7,
  })

  test('two open attempts of one quiz are refused; after handing in the next may begin', async ({ db }) => {
    await db.insert(attempts).values(await attemptOf(db, 1))
    const second = await attemptOf(db, 2)
    expect(await refusalOf(db, (tx) => tx.insert(attempts).values(second))).toBe(UNIQUE)
    await db.update(attempts).set({ submittedAt: AT }).where(eq(attempts.personId, OUMOU))
    expect(await refusalOf(db, (tx) => tx.insert(attempts).values(second))).toBe('taken')
    const sameNumber = { ...second, submittedAt: LATER }
    expect(await refusalOf(db, (tx) => tx.insert(attempts).values(sameNumber))).toBe(UNIQUE)
  })

  test.for([
    ['above the maximum', CHECK, { submittedAt: AT, gradedAt: AT, score: 11, maxScore: 10, isPassed: true }],
    ['below zero', CHECK, { submittedAt: AT, gradedAt: AT, score: -1, maxScore: 10, isPassed: false }],
    ['of a paper not handed in', CHECK, { gradedAt: AT, score: 5, maxScore: 10, isPassed: true }],
    ['without a verdict', CHECK, { submittedAt: AT, gradedAt: AT, score: 5, maxScore: 10 }],
    ['without a number', CHECK, { submittedAt: AT, gradedAt: AT, isPassed: true }],
    ['as it should be', 'taken', { submittedAt: AT, gradedAt: AT, score: 10, maxScore: 10, isPassed: true }],
  ] as const)('a score %s: %s', async ([, state, result], { db }) => {
    const attempt = await attemptOf(db, 1)
    expect(await refusalOf(db, (tx) => tx.insert(attempts).values({ ...attempt, ...result }))).toBe(state)
  })

  test('a mark of a question stays between nothing and its maximum, and belongs to a question of the paper', async ({ db }) => {
    const [attempt] = await db
      .insert(attempts)
      .values(await attemptOf(db, 1))
      .returning({ id: attempts.id })
    const [question] = await db.select({ id: questionVersions.id }).from(questionVersions).limit(1)
    const slot = { attemptId: attempt!.id, position: 1, questionVersionId: question!.id, optionOrder: [], maxMark: 2 }
    await db.insert(attemptSlots).values(slot)
    const score = { attemptId: attempt!.id, position: 1, kind: 'auto' as const, mark: 2, maxMark: 2, isRight: true }
    expect(await refusalOf(db, (tx) => tx.insert(attemptSlots).values(slot))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(slotScores).values({ ...score, mark: 2.5 }))).toBe(CHECK)
    expect(await refusalOf(db, (tx) => tx.insert(slotScores).values({ ...score, mark: -0.5 }))).toBe(CHECK)
    expect(await refusalOf(db, (tx) => tx.insert(slotScores).values({ ...score, position: 2 }))).toBe(REFERENCE)
    expect(await refusalOf(db, (tx) => tx.insert(slotScores).values(score))).toBe('taken')
  })
})

describe('progress', () => {
  test('an event of an unknown kind, with an impossible score or a known id is refused', async ({ db }) => {
    const event = {
      id: idOf('event'),
      personId: OUMOU,
      courseId: 'c10',
      itemKey: 'c10-m1-quiz',
      versionId: await pinnedVersion(db),
      occurredAt: AT,
    }
    const refusal = (wishes: object) =>
      refusalOf(db, (tx) => tx.insert(progressEvents).values({ ...event, kind: 'passed', score: 80, ...wishes }))
    expect(await refusal({ score: 101 })).toBe(CHECK)
    expect(await refusal({ kind: 'seen' })).toBe(CHECK)
    expect(await refusal({ source: 'guess' })).toBe(CHECK)
    expect(await refusal({})).toBe('taken')
    expect(await refusal({})).toBe(UNIQUE)
  })

  test('a person stands once with each item', async ({ db }) => {
    const standing = { personId: OUMOU, itemKey: 'x', courseId: 'c10', lastAt: AT }
    await db.insert(itemProgress).values(standing)
    expect(await refusalOf(db, (tx) => tx.insert(itemProgress).values(standing))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(itemProgress).values({ ...standing, itemKey: 'y', bestScore: 101 }))).toBe(CHECK)
  })
})

describe('plans', () => {
  test('a second plan of one enrolment in one run is refused', async ({ db }) => {
    await newPlan(db)
    expect(await refusalOf(db, newPlan)).toBe(UNIQUE)
  })

  test('a revision is told from every other by its number, and is never longer than a part may be', async ({ db }) => {
    const revision = { planId: await newPlan(db), partId: 'p1', n: 1, text: 'Un', tables: {}, isDone: false, hash: 'h', savedAt: AT }
    await db.insert(revisions).values(revision)
    expect(await refusalOf(db, (tx) => tx.insert(revisions).values(revision))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(revisions).values({ ...revision, n: 2, parentId: idOf('nothing') }))).toBe(REFERENCE)
    expect(await refusalOf(db, (tx) => tx.insert(revisions).values({ ...revision, n: 2, text: 'x'.repeat(60_001) }))).toBe(CHECK)
  })

  test.for([
    ['the same number', { n: 1 }],
    ['the same key of the phone', { requestKey: idOf('request:first') }],
    ['the same receipt', { receiptCode: 'R-first' }],
  ] as const)('a second hand-in with %s is refused', async ([, same], { db }) => {
    const planId = await newPlan(db)
    await db.insert(submissions).values(handIn(planId, 1, 'first'))
    const second = { ...handIn(planId, 2, 'second'), ...same }
    expect(await refusalOf(db, (tx) => tx.insert(submissions).values(second))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(submissions).values(handIn(planId, 2, 'second')))).toBe('taken')
    expect(await refusalOf(db, (tx) => tx.insert(submissions).values(handIn(planId, 0, 'none')))).toBe(CHECK)
  })
})

describe('marking', () => {
  test('a hand-in has one first marker, and a decision has its instant', async ({ db }) => {
    const { submissionId } = await newMark(db)
    const mark = { submissionId, markerId: idOf('joseph') }
    expect(await refusalOf(db, (tx) => tx.insert(marks).values(mark))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(marks).values({ ...mark, role: 'second', decision: 'return' }))).toBe(CHECK)
    expect(await refusalOf(db, (tx) => tx.insert(marks).values({ ...mark, role: 'second' }))).toBe('taken')
  })

  test('points of a criterion stay between nothing and its maximum', async ({ db }) => {
    const { markId } = await newMark(db)
    const refusal = (points: number) =>
      refusalOf(db, (tx) => tx.insert(criterionMarks).values({ markId, criterionId: 'k1', levelId: 'l2', points, maxPoints: 10 }))
    expect(await refusal(10.5)).toBe(CHECK)
    expect(await refusal(-1)).toBe(CHECK)
    expect(await refusal(10)).toBe('taken')
    expect(await refusal(9)).toBe(UNIQUE)
  })

  test.for([
    ['a quote without its place', { quote: 'Partie' }],
    ['a place without its quote', { quoteStart: 0, quoteEnd: 6, partId: 'p1' }],
    ['a place that ends before it begins', { quote: 'x', quoteStart: 6, quoteEnd: 0, partId: 'p1' }],
    ['a quote of no part', { quote: 'x', quoteStart: 0, quoteEnd: 6 }],
    ['more words than it holds', { body: 'x'.repeat(4001) }],
  ] as const)('a remark with %s is refused', async ([, wishes], { db }) => {
    const submissionId = await newSubmission(db)
    expect(await refusalOf(db, (tx) => tx.insert(remarks).values({ submissionId, body: 'Donnez un nombre', ...wishes }))).toBe(CHECK)
  })

  test('a result that validates has points within the maximum and a verdict', async ({ db }) => {
    const outcome = { ...(await newMark(db)), decision: 'validate' as const, points: 72, maxPoints: 100, isPassed: true }
    const refusal = (wishes: object) => refusalOf(db, (tx) => tx.insert(outcomes).values({ ...outcome, ...wishes }))
    expect(await refusal({ points: 101 })).toBe(CHECK)
    expect(await refusal({ points: null })).toBe(CHECK)
    expect(await refusal({ isPassed: null })).toBe(CHECK)
    expect(await refusal({ decision: 'return', points: null, isPassed: null })).toBe('taken')
    expect(await refusal({})).toBe('taken')
  })

  test('a result is superseded once', async ({ db }) => {
    const outcome = { ...(await newMark(db)), decision: 'validate' as const, points: 72, maxPoints: 100, isPassed: true }
    const [first] = await db.insert(outcomes).values(outcome).returning({ id: outcomes.id })
    const after = { ...outcome, points: 75, supersedesId: first!.id }
    expect(await refusalOf(db, (tx) => tx.insert(outcomes).values(after))).toBe('taken')
    expect(await refusalOf(db, (tx) => tx.insert(outcomes).values(after))).toBe(UNIQUE)
    expect(await refusalOf(db, (tx) => tx.insert(outcomes).values({ ...after, supersedesId: idOf('nothing') }))).toBe(REFERENCE)
  })

  test('a retraction has a reason', async ({ db }) => {
    const outcome = { ...(await newMark(db)), decision: 'validate' as const, points: 72, maxPoints: 100, isPassed: true }
    const [first] = await db.insert(outcomes).values(outcome).returning({ id: outcomes.id })
    const release = { outcomeId: first!.id, shown: {}, retractedAt: AT }
    expect(await refusalOf(db, (tx) => tx.insert(releases).values(release))).toBe(CHECK)
    expect(await refusalOf(db, (tx) => tx.insert(releases).values({ ...release, retractedReason: 'Erreur de saisie' }))).toBe('taken')
  })
})

describe('the house itself', () => {
  test('a piece of later work is queued once under its key', async ({ db }) => {
    const job = { kind: 'notice', key: 'notice:1', payload: {} }
    await db.insert(jobs).values(job)
    expect(await refusalOf(db, (tx) => tx.insert(jobs).values(job))).toBe(UNIQUE)
  })

  test('facts of the installation are those the program knows', async ({ db }) => {
    expect(await refusalOf(db, (tx) => tx.insert(installation).values({ key: 'licence', value: true }))).toBe(CHECK)
    expect(
      await refusalOf(db, (tx) => tx.execute(sql`insert into installation (key, value) values ('content', null) on conflict do nothing`)),
    ).toBe(MISSING)
  })

  test('a person who goes takes their work with them, marked or not, and nobody else’s', async ({ db }) => {
    const { submissionId, markId } = await newMark(db)
    const [submission] = await db.select().from(submissions).where(eq(submissions.id, submissionId))
    const revision = { planId: submission!.planId, partId: 'p1', n: 1, text: 'Un', tables: {}, isDone: true, hash: 'h', savedAt: AT }
    const [written] = await db.insert(revisions).values(revision).returning({ id: revisions.id })
    await db.insert(submissionParts).values({ submissionId, partId: 'p1', revisionId: written!.id, text: 'Un', tables: {} })
    const outcome = { submissionId, markId, decision: 'validate' as const, points: 72, maxPoints: 100, isPassed: true }
    const [first] = await db.insert(outcomes).values(outcome).returning({ id: outcomes.id })
    await db.insert(outcomes).values({ ...outcome, supersedesId: first!.id })
    await db.insert(releases).values({ outcomeId: first!.id, shown: {} })
    await db.delete(people).where(eq(people.id, OUMOU))
    expect(await db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, OUMOU))).toEqual([])
    expect(await db.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.cohortId, COHORT))).toHaveLength(1)
  })
})
