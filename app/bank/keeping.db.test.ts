import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { activities, questionVersions, slots } from '#db/schema/courses.ts'
import { attempts, attemptSlots, practiceAnswers } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { setTests } from '#app/quizzes/tests/set-tests.server.ts'
import type { Question } from '#app/rules/questions.ts'
import { bankFilter, type BankFilter } from './bank.forms.ts'
import { bankCourses, bankList, bankTags } from './bank-list.queries.server.ts'
import { putAwayQuestion } from './put-away-question.server.ts'
import { historyOf, questionOf, twinsOf } from './question.queries.server.ts'
import { saveQuestion } from './save-question.server.ts'
import { placesOf } from './usage.queries.server.ts'

const asked = (changes: Partial<BankFilter> = {}) => ({ ...bankFilter.parse({}), ...changes })
const fr = (text: string) => ({ fr: text })
const truth = (stem: string): Question => ({
  ...{ kind: 'true-false', id: 'new', objectives: ['o1'], stem: fr(stem), explanation: fr('Parce que.'), tags: ['caisse'] },
  ...{ answer: true, whyTrue: fr('Oui.'), whyFalse: fr('Non.') },
})
const NEW = { courseId: 'c10', key: null, number: 0 }
const BESIDE = { name: 'La caisse', category: ['Argent'] }

describe('the list of a bank', () => {
  test('holds the questions of the courses that somebody trains, with their use, in a few queries', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const { result, queries } = await countingQueries(() => bankList(db, sarah, asked({ cours: 'c10' }), 50, 'fr'))
    expect(result).toHaveLength(50)
    expect(queries).toBeLessThanOrEqual(2)
    expect(result.some(({ places, attempts: tried }) => places > 0 && tried > 0)).toBe(true)
    expect(await bankList(db, sarah, asked({ cours: 'c1' }), 50, 'fr')).toEqual([])
    expect(await bankList(db, await viewerOf(db, 'aminata'), asked(), 50, 'fr')).toEqual([])
    expect((await bankCourses(db, sarah, 'fr')).map(({ id }) => id)).toContain('c10')
    expect((await bankList(db, await viewerOf(db, 'ines'), asked({ cours: 'c1' }), 50, 'fr')).length).toBeGreaterThan(0)
  })

  test('is searched by words, tags, kinds, objectives, languages and state', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const made = await saveQuestion(db, sarah, NEW, truth('On compte 100 % de la caïsse_ chaque soir.'), BESIDE, TEST_NOW)
    if (!made.ok) throw new Error(made.because)
    const keys = async (changes: Partial<BankFilter>) => (await bankList(db, sarah, asked(changes), 200, 'fr')).map(({ key }) => key)
    for (const filter of [
      { q: 'CAISSE_ chaque' },
      { q: 'la caisse' },
      { etiquette: 'caisse' },
      { q: '100 %' },
      { sorte: 'true-false' as const },
    ])
      expect(await keys(filter)).toContain(made.key)
    for (const filter of [
      { q: '1__ %' },
      { sorte: 'single' as const },
      { objectif: 'o2' },
      { langue: 'ar' as const },
      { etat: 'archived' as const },
    ])
      expect(await keys(filter)).not.toContain(made.key)
    expect(await bankTags(db, sarah, 'c10')).toContain('caisse')
    await putAwayQuestion(db, sarah, { key: made.key, courseId: 'c10' }, true, TEST_NOW)
    expect(await keys({ q: 'chaque soir' })).toEqual([])
    expect(await keys({ q: 'chaque soir', etat: 'archived' })).toEqual([made.key])
  })

  test('warns of questions that ask the same in the same words', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    for (const stem of ['Compte-t-on la caisse à midi ?', 'COMPTE-T-ON la caisse  a midi'])
      await saveQuestion(db, sarah, NEW, truth(stem), BESIDE, TEST_NOW)
    const twins = await bankList(db, sarah, asked({ doublons: '1', q: 'midi' }), 50, 'fr')
    expect(twins.map((one) => one.twins)).toEqual([1, 1])
    const [first, second] = twins
    const kept = await questionOf(db, sarah, first?.key ?? '')
    expect(kept && (await twinsOf(db, kept)).map(({ key }) => key)).toEqual([second?.key])
  })

  test('says of each question how often it is used, as its own page does: in quizzes and lessons, tried in both', async ({ db }) => {
    const [sarah, claire] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'claire')]
    const tested = {
      cohortId: idOf('cohort:sale'),
      courseId: 'c10',
      objectives: [
        { id: 'o1', text: 'Un' },
        { id: 'o2', text: 'Deux' },
      ],
    }
    const form = { isOn: true, revision: 0, beforeOpens: null, beforeCloses: null, afterOpens: '2027-01-01', afterCloses: null }
    expect(await setTests(db, claire, tested, form, TEST_NOW)).toEqual({ ok: true })
    const [lesson] = await db
      .select({
        lessonKey: slots.activityKey,
        versionId: slots.versionId,
        position: slots.position,
        questionVersionId: slots.questionVersionId,
      })
      .from(slots)
      .innerJoin(
        activities,
        and(eq(activities.versionId, slots.versionId), eq(activities.key, slots.activityKey), eq(activities.kind, 'lesson')),
      )
      .innerJoin(questionVersions, and(eq(questionVersions.id, slots.questionVersionId), eq(questionVersions.courseId, 'c10')))
      .orderBy(slots.activityKey, slots.position)
      .limit(1)
    if (!lesson) throw new Error('No lesson has a question')
    await db
      .insert(practiceAnswers)
      .values({ ...lesson, personId: idOf('fatou'), answer: { kind: 'true-false', choice: true }, isRight: true })
    const listed = await bankList(db, sarah, asked({}), 500, 'fr')
    for (const { key, places } of listed) {
      const { inCourses, inBank, isInTests } = await placesOf(db, key, 'fr')
      expect([key, places]).toEqual([key, inCourses.length + inBank.length + Number(isInTests)])
    }
    const [practised] = await db
      .select({ key: questionVersions.key })
      .from(questionVersions)
      .where(eq(questionVersions.id, lesson.questionVersionId))
    expect(listed.find(({ key }) => key === practised?.key)).toMatchObject({ places: 1, attempts: 1 })
    expect(listed.filter(({ places }) => places > 1).length).toBeGreaterThan(0)
  })

  test('of 5,000 questions costs no more queries, and less than two seconds of processor time', async ({ db }) => {
    const ines = await viewerOf(db, 'ines')
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      ...{ key: `c9-many-${index}`, number: 1, hash: String(index), courseId: 'c9', createdAt: TEST_NOW },
      body: { ...truth(`Question ${index} sur la caisse et ce que l’on y met chaque jour ?`), id: `c9-many-${index}` },
    }))
    for (let from = 0; from < rows.length; from += 1_000) await db.insert(questionVersions).values(rows.slice(from, from + 1_000))
    // Wall time would count what others do on the machine.
    const before = process.cpuUsage()
    const { result, queries } = await countingQueries(() => bankList(db, ines, asked({ q: 'caisse' }), 50, 'fr'))
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(2_000)
    expect(queries).toBeLessThanOrEqual(2)
    expect(result[0]?.total).toBeGreaterThanOrEqual(5_000)
  })
})

describe('changing a question', () => {
  test('makes a new version; the papers of before keep theirs, and the history says who, when and what', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const [held] = await db
      .select({ versionId: attemptSlots.questionVersionId, key: questionVersions.key, body: questionVersions.body, attemptId: attempts.id })
      .from(attempts)
      .innerJoin(attemptSlots, eq(attemptSlots.attemptId, attempts.id))
      .innerJoin(questionVersions, eq(questionVersions.id, attemptSlots.questionVersionId))
      .where(eq(attempts.personId, idOf('fatou')))
      .limit(1)
    if (!held) throw new Error('Fatou has tried no quiz')
    const changed = { ...held.body, stem: fr('Autrement dit ?') }
    const place = { courseId: 'c10', key: held.key, number: 1 }
    const { result, queries } = await countingQueries(() => saveQuestion(db, sarah, place, changed, BESIDE, TEST_NOW))
    expect(result).toEqual({ ok: true, key: held.key })
    expect(queries).toBeLessThanOrEqual(10)
    expect(await questionOf(db, sarah, held.key)).toMatchObject({
      number: 2,
      question: { stem: { fr: 'Autrement dit ?' } },
      name: 'La caisse',
    })
    const [paper] = await db
      .select({ id: attemptSlots.questionVersionId })
      .from(attemptSlots)
      .where(eq(attemptSlots.questionVersionId, held.versionId))
    expect(paper?.id).toBe(held.versionId)
    const history = await historyOf(db, held.key)
    expect(history.find(({ number }) => number === 2)).toMatchObject({
      act: 'edited',
      who: 'Sarah Benali',
      at: TEST_NOW,
      parts: expect.arrayContaining(['stem']),
    })
    expect(history.find(({ number }) => number === 1)).toMatchObject({ act: null, who: null, parts: [] })
  })

  test('saving the same again makes no version; going back to older words makes one', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const made = await saveQuestion(db, sarah, NEW, truth('Un ?'), BESIDE, TEST_NOW)
    if (!made.ok) throw new Error(made.because)
    const save = (number: number, stem: string) =>
      saveQuestion(db, sarah, { courseId: 'c10', key: made.key, number }, truth(stem), BESIDE, TEST_NOW)
    expect(await save(1, 'Un ?')).toMatchObject({ ok: true })
    expect((await historyOf(db, made.key)).map(({ number }) => number)).toEqual([1])
    expect(await save(1, 'Deux ?')).toMatchObject({ ok: true })
    expect(await save(2, 'Un ?')).toMatchObject({ ok: true })
    expect((await historyOf(db, made.key)).map(({ number }) => number)).toEqual([3, 2, 1])
    expect(await save(2, 'Trois ?')).toEqual({ ok: false, because: 'changed-meanwhile' })
  })

  test('objectives and lessons of other courses do not stay in it', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const strange = { ...truth('Étrange ?'), objectives: ['o1', '<b>'], lesson: 'c1-m1-l1' }
    const made = await saveQuestion(db, sarah, NEW, strange, BESIDE, TEST_NOW)
    const kept = made.ok ? await questionOf(db, sarah, made.key) : undefined
    expect(kept?.question.objectives).toEqual(['o1'])
    expect(kept?.question).not.toHaveProperty('lesson')
    expect(await saveQuestion(db, sarah, NEW, { ...strange, objectives: ['<b>'] }, BESIDE, TEST_NOW)).toEqual({
      ok: false,
      because: 'no-objective',
    })
  })

  test('putting away and bringing back are told once each', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const place = { key: 'c10-m1-q1', courseId: 'c10' }
    for (const isAway of [true, true, false, false]) await putAwayQuestion(db, sarah, place, isAway, TEST_NOW)
    const acts = (await historyOf(db, place.key)).map(({ act }) => act)
    expect(acts.filter((act) => act !== null).sort()).toEqual(['archived', 'brought-back'])
    expect((await questionOf(db, sarah, place.key))?.archivedAt).toBeNull()
  })
})
