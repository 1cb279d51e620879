import { and, eq, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { drawnNumbers, withDrawn, withDrawnAgain } from '#app/rules/calculated.ts'
import { correctedMark, isApplied, passAfter, storedMark, type CorrectionChoice } from '#app/rules/corrections.ts'
import { answer, type Question } from '#app/rules/questions.ts'
import { attemptScore } from '#app/rules/quiz-score.ts'
import { rows, type Db } from '#db/handle.ts'
import { questionVersions } from '#db/schema/courses.ts'
import { people } from '#db/schema/people.ts'
import { questionCorrections } from '#db/schema/quizzes.ts'

/** A correction of a question of a cohort's quiz, as it is drafted or decided. One query. */
export async function correctionAt(db: Db, place: { cohortId: string; quizKey: string }, id: string) {
  const corrected = alias(questionVersions, 'corrected')
  const [found] = await db
    .select({
      correction: questionCorrections,
      key: questionVersions.key,
      number: questionVersions.number,
      asked: questionVersions.body,
      corrected: corrected.body,
      correctedNumber: corrected.number,
      madeBy: people.name,
    })
    .from(questionCorrections)
    .innerJoin(questionVersions, eq(questionVersions.id, questionCorrections.questionVersionId))
    .leftJoin(corrected, eq(corrected.id, questionCorrections.correctedVersionId))
    .leftJoin(people, eq(people.id, questionCorrections.madeBy))
    .where(
      and(eq(questionCorrections.id, id), eq(questionCorrections.cohortId, place.cohortId), eq(questionCorrections.quizKey, place.quizKey)),
    )
  return found
}

/** What a correction does, wherever it comes from. `to` is the number of the corrected version: that of a draft is the next one. */
export type Correcting = {
  cohortId: string
  quizKey: string
  key: string
  from: number
  to: number
  choice: CorrectionChoice
  onlyIfHigher: boolean
  corrected: Question
}

/** isConcerned as a condition on question_versions named v. */
const concerned = ({ key, from, to }: Pick<Correcting, 'key' | 'from' | 'to'>): SQL =>
  from === to ? sql`v.key = ${key} and v.number <= ${to}` : sql`v.key = ${key} and v.number < ${to}`

/** The attempts of a cohort's quiz whose paper a correction concerns, open ones too, in the order of their ids from one on. */
export function concernedAttempts(correcting: Correcting, after: string | null): SQL {
  const { cohortId, quizKey } = correcting
  return sql`select a.id from attempts a
    join enrolments e on e.id = a.enrolment_id
    join attempt_slots sl on sl.attempt_id = a.id
    join question_versions v on v.id = sl.question_version_id
    where a.quiz_key = ${quizKey} and e.cohort_id = ${cohortId}::uuid and ${concerned(correcting)}
      ${after === null ? sql`` : sql`and a.id > ${after}::uuid`}
    order by a.id`
}

/** How many attempts a correction concerns. One query. */
export async function countConcerned(db: Db, correcting: Correcting): Promise<number> {
  const [counted] = rows<{ n: number }>(
    await db.execute(sql`select count(*)::int as n from (${concernedAttempts(correcting, null)}) as concerned`),
  )
  return counted?.n ?? 0
}

const slotRow = z.object({
  attemptId: z.string(),
  personId: z.string(),
  name: z.string(),
  n: z.number(),
  position: z.number(),
  frozenMax: z.number(),
  drawn: drawnNumbers.nullable(),
  body: z.custom<Question>(),
  kind: z.enum(['auto', 'manual', 'regraded']),
  mark: z.number(),
  maxMark: z.number(),
  total: z.number(),
  totalMax: z.number(),
  isPassed: z.boolean(),
  passMark: z.number(),
  isFinished: z.boolean(),
  answer: answer.nullable(),
})

/** The marked slots that a correction concerns, each with the sum of its attempt; attempts that wait for a mark or are open are left out. One query. */
async function concernedSlots(db: Db, correcting: Correcting, attemptIds: SQL) {
  const found = await db.execute(sql`
    with chosen as materialized (${attemptIds})
    select a.id as "attemptId", a.person_id as "personId", p.name, a.n, sl.position, sl.max_mark as "frozenMax", sl.drawn, v.body,
      m.kind, m.mark::float8 as mark, m.max_mark as "maxMark", t.total, t.max as "totalMax", a.is_passed as "isPassed",
      coalesce(a.pass_mark, cv.quiz_pass_mark)::int as "passMark", e.completed_at is not null as "isFinished", last.answer
    from chosen join attempts a on a.id = chosen.id
    join people p on p.id = a.person_id
    join enrolments e on e.id = a.enrolment_id
    join course_versions cv on cv.id = a.version_id
    join attempt_slots sl on sl.attempt_id = a.id
    join question_versions v on v.id = sl.question_version_id and ${concerned(correcting)}
    join lateral (
      select s.kind, s.mark, s.max_mark from slot_scores s where s.attempt_id = a.id and s.position = sl.position
      order by s.created_at desc, s.kind = 'regraded' desc limit 1
    ) m on true
    join lateral (
      select sum(latest.mark)::float8 as total, sum(latest.max_mark)::int as max from (
        select distinct on (s.position) s.mark, s.max_mark from slot_scores s where s.attempt_id = a.id
        order by s.position, s.created_at desc, s.kind = 'regraded' desc
      ) latest
    ) t on true
    left join lateral (
      select st.answer from answer_steps st where st.attempt_id = a.id and st.position = sl.position
      order by st.sequence desc, st.received_at desc limit 1
    ) last on true
    where a.graded_at is not null
    order by p.name, a.person_id, a.n`)
  return rows<unknown>(found).map((row) => slotRow.parse(row))
}

/** What a correction does to one attempt. `isMoved` says whether a score row is written: the mark of the slot changes and is not kept back. */
export type Effect = Omit<z.infer<typeof slotRow>, 'body' | 'drawn' | 'answer' | 'kind'> & {
  before: number
  after: number
  willPass: boolean
  isMoved: boolean
  newMark: number
  newMax: number
  isRight: boolean
}

function effectOf(correcting: Correcting, slot: z.infer<typeof slotRow>): Effect {
  const { body, drawn, answer: given, kind, ...facts } = slot
  const { mark, maxMark, frozenMax, total, totalMax, passMark } = facts
  const shares = (one: number, max: number) => [
    { mark: totalMax === maxMark ? 0 : (total - mark) / (totalMax - maxMark), max: totalMax - maxMark },
    { mark: max === 0 ? 0 : one / max, max },
  ]
  const after = correctedMark(correcting.choice, {
    before: { mark: maxMark === 0 ? 0 : mark / maxMark, maxMark },
    ...{ frozenMax, isManual: kind === 'manual', old: withDrawn(body, drawn), corrected: withDrawnAgain(correcting.corrected, drawn) },
    answer: given ?? undefined,
  })
  const newMark = storedMark(after)
  const percent = { before: attemptScore(shares(mark, maxMark)).percent, after: attemptScore(shares(newMark, after.maxMark)).percent }
  const isMoved = (newMark !== mark || after.maxMark !== maxMark) && isApplied(correcting.onlyIfHigher, percent.before, percent.after)
  const result = isMoved ? percent.after : percent.before
  return {
    ...{ ...facts, before: percent.before, after: result, isMoved, newMark, newMax: after.maxMark },
    willPass: passAfter(facts.isPassed, result, passMark),
    isRight: after.maxMark > 0 && after.mark === 1,
  }
}

/** What a correction does to every attempt it concerns, by person. One query. */
export async function effectsOf(db: Db, correcting: Correcting, attemptIds: SQL = concernedAttempts(correcting, null)): Promise<Effect[]> {
  return (await concernedSlots(db, correcting, attemptIds)).map((slot) => effectOf(correcting, slot))
}

/** The correction as it would be done or is done: a draft makes the next version of its question, unless nothing was repaired. */
export function correctingOf(found: NonNullable<Awaited<ReturnType<typeof correctionAt>>>, nextNumber: number): Correcting {
  const { correction, key, number, asked, corrected, correctedNumber } = found
  const { cohortId, quizKey, choice, onlyIfHigher, draft } = correction
  const isRepaired = draft !== null && JSON.stringify(draft) !== JSON.stringify(asked)
  const to = correctedNumber ?? (isRepaired ? nextNumber : number)
  return { cohortId, quizKey, key, from: number, to, choice, onlyIfHigher, corrected: corrected ?? draft ?? asked }
}

/** The number that a next version of a question has. One query. */
export async function nextNumber(db: Db, key: string): Promise<number> {
  const [last] = await db
    .select({ number: sql<number>`max(${questionVersions.number})`.mapWith(Number) })
    .from(questionVersions)
    .where(eq(questionVersions.key, key))
  return (last?.number ?? 0) + 1
}
