import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { STUDYING } from '#app/access/activities.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { eventId } from '#app/platform/event-id.server.ts'
import { gradeAttempt } from '#app/platform/grade-attempt.server.ts'
import { exceptionsBeside, exceptionsOf, runOfRow } from '#app/platform/quiz-runs.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { recordProgress } from '#app/platform/record-progress.server.ts'
import { readPaperAnswer, type PaperProblem } from '#app/questions/paper-answer.ts'
import { readAnswer } from '#app/questions/read-answer.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import type { Answer } from '#app/rules/questions.ts'
import { countedAt, mayBegin, runFor, type BeginRefusal } from '#app/rules/quiz-runs.ts'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { enrolments, enrolmentVersions } from '#db/schema/cohorts.ts'
import { people } from '#db/schema/people.ts'
import { answerSteps, attempts, attemptSlots } from '#db/schema/quizzes.ts'
import type { SteeredQuiz } from '../quizzes.queries.server.ts'
import type { TypedSheet } from './paper.forms.ts'
import type { SheetQuestion } from './sheet.queries.server.ts'

/** Why one sheet was not taken. */
export type SheetProblem =
  | BeginRefusal['because']
  | PaperProblem
  | 'nobody-chosen'
  | 'no-answer'
  | 'twice-in-this-form'
  | 'not-in-this-cohort'
  | 'own-sheet'
  | 'begun-on-screen'
  | 'entered-already'

/** What is wrong with a sheet: its number in the form, the question where it is one, and the instant or the author that the sentence names. */
export type SheetFault = { sheet: number; question: number | null; because: SheetProblem; at: Date | null; by: string | null }

type Entered =
  | { ok: true; count: number }
  | { ok: false; because: 'sheet-changed' | 'nothing-typed' | 'entered-meanwhile' }
  | { ok: false; because: 'faults'; faults: SheetFault[] }

type Paper = { seed: number; code: string; questions: SheetQuestion[] }
type ReadSheet = { sheet: TypedSheet; answers: (Answer | null)[] }

const fault = (sheet: TypedSheet, because: SheetProblem, more: Partial<Omit<SheetFault, 'sheet' | 'because'>> = {}): SheetFault => ({
  ...{ sheet: sheet.n, because, question: null, at: null, by: null },
  ...more,
})

/** The answers on a sheet, null where there is none; or what cannot be read. */
function readSheet(sheet: TypedSheet, questions: readonly SheetQuestion[]): { faults: SheetFault[]; answers: (Answer | null)[] } {
  const faults: SheetFault[] = []
  const answers = questions.map(({ n, asked, order, shown }, index) => {
    const read = readPaperAnswer(shown, sheet.answers[index] ?? '')
    if (!read.ok) {
      faults.push(fault(sheet, read.because, { question: n }))
      return null
    }
    const answer = readAnswer(asked, order, read.filled)
    if (!answer.ok) faults.push(fault(sheet, 'unknown-letter', { question: n }))
    return answer.ok && answer.extent !== 'empty' ? answer.answer : null
  })
  return { faults, answers }
}

/** What the form alone says: whose sheets they are, each person once, something on each. */
function faultsOfForm(viewer: Pick<Viewer, 'id'>, sheets: readonly TypedSheet[]): SheetFault[] {
  return sheets.flatMap((sheet) => {
    if (sheet.person === '') return [fault(sheet, 'nobody-chosen')]
    if (sheet.person === viewer.id) return [fault(sheet, 'own-sheet')]
    if (sheets.some((other) => other.n < sheet.n && other.person === sheet.person)) return [fault(sheet, 'twice-in-this-form')]
    return sheet.answers.every((answer) => answer === '') ? [fault(sheet, 'no-answer')] : []
  })
}

/** Those of the cohort whose sheets were typed, with how they take the quiz and what they did at it. Two queries; nobody else enters sheets of theirs meanwhile. */
async function factsOf(db: Db, { cohortId, quizKey, courseId, run }: SteeredQuiz, personIds: string[]) {
  const enrolled = await db
    .select({
      enrolmentId: enrolments.id,
      personId: enrolments.personId,
      keptVersion: enrolmentVersions.versionId,
      finishedAt: enrolmentVersions.finishedAt,
      exceptions: exceptionsBeside(quizKey),
    })
    .from(enrolments)
    .innerJoin(people, and(eq(people.id, enrolments.personId), isNull(people.archivedAt)))
    .leftJoin(enrolmentVersions, and(eq(enrolmentVersions.enrolmentId, enrolments.id), eq(enrolmentVersions.courseId, courseId)))
    .where(and(eq(enrolments.cohortId, cohortId), inArray(enrolments.personId, personIds), inArray(enrolments.status, [...STUDYING])))
    .orderBy(asc(enrolments.id))
    .for('update', { of: enrolments })
  const author = alias(people, 'author')
  const tried = await db
    .select({
      id: attempts.id,
      personId: attempts.personId,
      enrolmentId: attempts.enrolmentId,
      n: attempts.n,
      submittedAt: attempts.submittedAt,
      isPrepared: attempts.isPrepared,
      source: attempts.source,
      enteredBy: attempts.enteredBy,
      by: author.name,
    })
    .from(attempts)
    .leftJoin(author, eq(author.id, attempts.enteredBy))
    .where(and(eq(attempts.quizKey, quizKey), inArray(attempts.personId, personIds)))
    .orderBy(asc(attempts.n))
  return enrolled.map(({ exceptions, ...one }) => ({
    ...one,
    run: runFor(runOfRow(run), exceptionsOf(exceptions)),
    tries: tried.filter(({ personId }) => personId === one.personId),
  }))
}

type Facts = Awaited<ReturnType<typeof factsOf>>[number]

/** Whether a sheet counts now: a paper of the same day is taken once, and the run bounds paper as it bounds the screen. */
function faultOf(sheet: TypedSheet, facts: Facts | undefined, attemptId: string, at: Date, now: Date): SheetFault | 'repeated' | null {
  if (!facts) return fault(sheet, 'not-in-this-cohort')
  if (facts.tries.some(({ id }) => id === attemptId)) return 'repeated'
  const sameDay = facts.tries.find(
    ({ source, submittedAt }) => source === 'paper' && submittedAt && moroccoDay(submittedAt) === moroccoDay(at),
  )
  if (sameDay) return fault(sheet, 'entered-already', { at: sameDay.submittedAt, by: sameDay.by })
  if (facts.tries.some(({ submittedAt, isPrepared }) => submittedAt === null && !isPrepared)) return fault(sheet, 'begun-on-screen')
  const handedIn = facts.tries.flatMap(({ submittedAt, enrolmentId }) =>
    submittedAt && enrolmentId === facts.enrolmentId ? [submittedAt] : [],
  )
  const counted = countedAt({ deadlineAt: facts.run.closesAt, issuedAt: at }, facts.run.offlineHours, {
    finishedAt: at < now ? at : null,
    receivedAt: now,
  })
  const may = mayBegin(facts.run, handedIn, counted)
  return may.ok ? null : fault(sheet, may.because, { at: may.at })
}

/** Writes one sheet as an attempt that was handed in, with its author, marks it and notes it in the audit. */
async function writeSheet(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  quiz: SteeredQuiz,
  paper: Paper,
  one: ReadSheet & { id: string; facts: Facts },
  at: Date,
  now: Date,
) {
  const { id: attemptId, facts, answers } = one
  const { personId, enrolmentId, run, tries } = facts
  const versionId = facts.keptVersion && facts.finishedAt === null ? facts.keptVersion : quiz.versionId
  const { quizKey, courseId } = quiz
  await db.insert(attempts).values({
    ...{ id: attemptId, personId, enrolmentId, versionId, quizKey, seed: paper.seed, n: (tries.at(-1)?.n ?? 0) + 1 },
    ...{ startedAt: at, submittedAt: at, receivedAt: now, passMark: run.passMark, source: 'paper', enteredBy: viewer.id },
  })
  await db.insert(attemptSlots).values(
    paper.questions.map(({ n, questionVersionId, maxMark, order, drawn }) => ({
      ...{ attemptId, position: n, questionVersionId, maxMark, optionOrder: order, drawn },
    })),
  )
  const steps = answers.flatMap((answer, index) =>
    answer
      ? [{ id: eventId('paper', attemptId, String(index + 1)), attemptId, position: index + 1, sequence: 1, answer, at, receivedAt: now }]
      : [],
  )
  if (steps.length > 0) await db.insert(answerSteps).values(steps)
  const opened = { id: eventId('opened', attemptId), personId, courseId, itemKey: quizKey, versionId, enteredBy: viewer.id }
  await recordProgress(db, { ...opened, kind: 'opened', score: null, occurredAt: at }, now, 'facilitator')
  await gradeAttempt(db, { id: personId }, attemptId, now)
  const subject = { kind: 'attempt', id: attemptId }
  await recordAudit(db, { actorId: viewer.id, action: 'quiz-paper-entered', subject, detail: { quiz: quizKey, sheet: paper.code } }, now)
}

/**
 * Enters sheets of paper of up to ten people of a cohort: all of them, or none and the reasons. A sheet that the same author sends again the same day, with
 * the same answers, is entered once; another one of that person that day is refused, as is a quiz that is closed to them, or begun on a screen.
 */
export async function enterSheets(
  db: Db,
  viewer: Pick<Viewer, 'id'>,
  quiz: SteeredQuiz,
  paper: Paper,
  sent: { code: string; sheets: TypedSheet[] },
  now: Date,
  waited: PhoneTime | null = null,
): Promise<Entered> {
  if (sent.sheets.length === 0) return { ok: false, because: 'nothing-typed' }
  if (sent.code !== paper.code) return { ok: false, because: 'sheet-changed' }
  const read = sent.sheets.map((sheet) => ({ sheet, ...readSheet(sheet, paper.questions) }))
  const ofForm = [...faultsOfForm(viewer, sent.sheets), ...read.flatMap(({ faults }) => faults)]
  const at = waited?.finishedAt ?? now
  const idOf = ({ person, answers }: TypedSheet) =>
    eventId('paper', quiz.cohortId, quiz.quizKey, person, viewer.id, paper.code, moroccoDay(at), JSON.stringify(answers))
  const enter = () =>
    db.transaction(async (tx): Promise<Entered> => {
      const known = sent.sheets.map(({ person }) => person).filter((person) => person !== '')
      const facts = known.length > 0 ? await factsOf(tx, quiz, known) : []
      const checked = read.map((one) => {
        const own = facts.find(({ personId }) => personId === one.sheet.person)
        const isOfForm = ofForm.some(({ sheet, question }) => sheet === one.sheet.n && question === null)
        return { ...one, facts: own, id: idOf(one.sheet), fault: isOfForm ? null : faultOf(one.sheet, own, idOf(one.sheet), at, now) }
      })
      const faults = [...ofForm, ...checked.flatMap(({ fault: found }) => (found === null || found === 'repeated' ? [] : [found]))]
      if (faults.length > 0) {
        return { ok: false, because: 'faults', faults: faults.sort((a, b) => a.sheet - b.sheet || (a.question ?? 0) - (b.question ?? 0)) }
      }
      for (const one of checked)
        if (one.facts && one.fault === null) await writeSheet(tx, viewer, quiz, paper, { ...one, facts: one.facts }, at, now)
      return { ok: true, count: checked.length }
    })
  try {
    return await enter()
  } catch (error) {
    // Somebody began the quiz on a screen in this very moment.
    if (isUniqueViolation(error)) return { ok: false, because: 'entered-meanwhile' }
    throw error
  }
}
