import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { cohortCourses } from '#db/schema/cohorts.ts'
import { activities, courseVersions, modules, questionVersions, slots } from '#db/schema/courses.ts'
import { answerSteps, attempts, attemptSlots, slotScores } from '#db/schema/quizzes.ts'
import { frozenOrder } from '#app/questions/shown-question.ts'
import type { ActivityKind } from '#app/rules/activities.ts'
import { drawnFor, withDrawn } from '#app/rules/calculated.ts'
import { attemptScore, isPassed, scoreAnswer } from '#app/rules/quiz-score.ts'
import type { Question } from '#app/rules/questions.ts'
import { idOf } from './named-id.ts'
import { daysBefore } from './past.ts'
import type { PastEvent } from './past-event.ts'
import { STORIES, type LearningStory } from './stories.ts'
import { rightAnswer, wrongAnswer } from './typed-answers.ts'

type Slot = { position: number; questionVersionId: string; maxMark: number; question: Question }
type Item = { key: string; kind: ActivityKind; moduleKey: string; courseId: string; versionId: string; passMark: number; slots: Slot[] }
type Written = {
  events: PastEvent[]
  attempts: Array<typeof attempts.$inferInsert>
  slots: Array<typeof attemptSlots.$inferInsert>
  steps: Array<typeof answerSteps.$inferInsert>
  scores: Array<typeof slotScores.$inferInsert>
}

const BATCH = 400

/** Lessons and quizzes of a cohort's courses in the order in which they are learnt, with the questions of each quiz. */
async function itemsOf(db: Db, cohortId: string): Promise<Item[]> {
  const lines = await db
    .select({
      key: activities.key,
      kind: activities.kind,
      moduleKey: modules.key,
      courseId: cohortCourses.courseId,
      versionId: activities.versionId,
      passMark: courseVersions.quizPassMark,
    })
    .from(cohortCourses)
    .innerJoin(courseVersions, eq(courseVersions.id, cohortCourses.versionId))
    .innerJoin(activities, eq(activities.versionId, cohortCourses.versionId))
    .innerJoin(modules, and(eq(modules.versionId, activities.versionId), eq(modules.key, activities.moduleKey)))
    .where(eq(cohortCourses.cohortId, cohortId))
    .orderBy(asc(cohortCourses.position), asc(activities.position))
  const quizzes = lines.filter(({ kind }) => kind === 'quiz')
  const questions = await db
    .select({
      versionId: slots.versionId,
      key: slots.activityKey,
      position: slots.position,
      questionVersionId: slots.questionVersionId,
      maxMark: slots.maxMark,
      question: questionVersions.body,
    })
    .from(slots)
    .innerJoin(questionVersions, eq(questionVersions.id, slots.questionVersionId))
    .where(
      inArray(
        slots.activityKey,
        quizzes.map(({ key }) => key),
      ),
    )
    .orderBy(asc(slots.position))
  return lines.map((line) => ({ ...line, slots: questions.filter((one) => one.versionId === line.versionId && one.key === line.key) }))
}

/** The part of the items that somebody has done: whole modules, then some lessons of the next one, then its quiz if it was tried. */
function doneBy(story: LearningStory, items: readonly Item[]): Item[] {
  const order = [...new Set(items.map(({ moduleKey }) => moduleKey))]
  const whole = new Set(order.slice(0, story.modules))
  const next = items.filter(({ moduleKey }) => moduleKey === order[story.modules])
  const lessons = next.filter(({ kind }) => kind === 'lesson').slice(0, story.lessons)
  return [
    ...items.filter(({ moduleKey }) => whole.has(moduleKey)),
    ...lessons,
    ...(story.tries ? next.filter(({ kind }) => kind === 'quiz') : []),
  ]
}

/** A number from 0 up to `below`, always the same for a name. */
function drawn(name: string, below: number): number {
  return Number.parseInt(idOf(`draw:${name}`).slice(0, 8), 16) % below
}

/** When each item was done: evenly from the first day to the last, in the evening, a quarter of an hour apart on one day. */
function instantsFor(story: LearningStory, count: number, now: Date): Date[] {
  const days = Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 1 : index / (count - 1)
    return Math.round(story.from - (story.from - story.until) * share)
  })
  const start = 17 * 60 + drawn(`${story.name}:${story.cohort}`, 120)
  return days.map((day, index) => {
    const minutes = Math.min(start + (index - days.indexOf(day)) * 22, 23 * 60)
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return daysBefore(now, day, time)
  })
}

function eventOf(item: Item, story: LearningStory, kind: PastEvent['kind'], at: Date, score: number | null = null): PastEvent {
  const { courseId, versionId, key } = item
  const id = idOf(`event:${story.cohort}:${story.name}:${key}:${kind}:${at.toISOString()}`)
  return { id, personId: idOf(story.name), courseId, itemKey: key, versionId, kind, score, occurredAt: at }
}

/** One try at a quiz with every fact of it: the frozen paper, an answer to each question, the marks, and the events. */
function writeTry(written: Written, item: Item, story: LearningStory, tried: { n: number; wrong: number; at: Date }): void {
  const { n, wrong, at } = tried
  const id = idOf(`attempt:${story.cohort}:${story.name}:${item.key}:${n}`)
  const seed = drawn(id, 2 ** 31)
  const submittedAt = new Date(at.getTime() + (9 + item.slots.length) * 60_000)
  const shift = drawn(`${id}:shift`, Math.max(1, item.slots.length))
  const marked = item.slots.map((slot, index) => {
    const isWrong = (index + shift) % item.slots.length < wrong
    const drawn = drawnFor(slot.question, seed)
    const asked = withDrawn(slot.question, drawn)
    const answer = isWrong ? wrongAnswer(asked) : rightAnswer(asked)
    return { ...slot, drawn, answer, scored: scoreAnswer(asked, answer) }
  })
  const { score, max, percent } = attemptScore(marked.map(({ scored, maxMark }) => ({ mark: scored.mark, max: maxMark })))
  const hasPassed = isPassed(percent, item.passMark)
  written.attempts.push({
    ...{ id, personId: idOf(story.name), enrolmentId: idOf(`enrolment:${story.cohort}:${story.name}`), versionId: item.versionId },
    ...{ quizKey: item.key, n, seed, startedAt: at, submittedAt, gradedAt: submittedAt, score, maxScore: max, isPassed: hasPassed },
  })
  marked.forEach(({ question, questionVersionId, maxMark, drawn, answer, scored }, index) => {
    const place = { attemptId: id, position: index + 1 }
    const answeredAt = new Date(at.getTime() + (index + 1) * 60_000)
    written.slots.push({ ...place, questionVersionId, maxMark, optionOrder: frozenOrder(question, seed), drawn })
    written.steps.push({ ...place, id: idOf(`step:${id}:${index}`), sequence: 1, answer, at: answeredAt, receivedAt: answeredAt })
    const mark = Math.round(scored.mark * maxMark * 10_000) / 10_000
    written.scores.push({ ...place, kind: 'auto', mark, maxMark, isRight: scored.isRight, createdAt: submittedAt })
  })
  written.events.push(eventOf(item, story, 'opened', at), eventOf(item, story, hasPassed ? 'passed' : 'completed', submittedAt, percent))
}

function writeStory(written: Written, story: LearningStory, items: readonly Item[], now: Date): void {
  const done = doneBy(story, items)
  const instants = instantsFor(story, done.length, now)
  done.forEach((item, index) => {
    const at = instants[index] ?? now
    if (item.kind === 'lesson') {
      written.events.push(eventOf(item, story, 'opened', at))
      const isLeftOpen = story.leavesLastOpen && index === done.length - 1
      if (!isLeftOpen) written.events.push(eventOf(item, story, 'completed', new Date(at.getTime() + 8 * 60_000)))
      return
    }
    const isOfNext = story.tries !== undefined && index === done.length - 1
    const count = item.slots.length
    const wrong = isOfNext
      ? (story.tries ?? []).map((share) => Math.ceil(count * share))
      : [drawn(`${story.name}:${item.key}`, Math.floor(count * 0.3) + 1)]
    wrong.forEach((few, tried) =>
      writeTry(written, item, story, { n: tried + 1, wrong: few, at: new Date(at.getTime() + tried * 45 * 60_000) }),
    )
  })
}

/** Writes what the cast has read and answered, and answers the events of it; the caller writes them with their projections. */
export async function seedProgress(db: Db, now: Date): Promise<PastEvent[]> {
  const written: Written = { events: [], attempts: [], slots: [], steps: [], scores: [] }
  for (const cohort of new Set(STORIES.map((story) => story.cohort))) {
    const items = await itemsOf(db, idOf(`cohort:${cohort}`))
    for (const story of STORIES.filter((one) => one.cohort === cohort)) writeStory(written, story, items, now)
  }
  const batches = <Row>(rows: readonly Row[]) =>
    Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH))
  for (const rows of batches(written.attempts)) await db.insert(attempts).values(rows)
  for (const rows of batches(written.slots)) await db.insert(attemptSlots).values(rows)
  for (const rows of batches(written.steps)) await db.insert(answerSteps).values(rows)
  for (const rows of batches(written.scores)) await db.insert(slotScores).values(rows)
  return written.events
}
