import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { rows, type Db } from '#db/handle.ts'
import { INVENTORY } from '#db/inventory/inventory.ts'
import { contacts, enrolmentChanges, enrolments } from '#db/schema/cohorts.ts'
import { criterionMarks, marks, outcomes, releases, remarkReplies, remarks } from '#db/schema/grading.ts'
import { files } from '#db/schema/files.ts'
import { invitations } from '#db/schema/invitations.ts'
import { auditEntries, jobs, notices } from '#db/schema/operations.ts'
import { grants, people } from '#db/schema/people.ts'
import { plans, revisions, submissionParts, submissions } from '#db/schema/plans.ts'
import { erasures } from '#db/schema/privacy.ts'
import { answerSteps, attempts, practiceAnswers } from '#db/schema/quizzes.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { closeAfterAll, test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { peopleFound } from '#app/administration/people/people.queries.server.ts'
import { callsOf } from '#app/coordination/calls.queries.server.ts'
import { hashOfId } from '#app/platform/mail.server.ts'
import { erasePerson } from './erase-person.server.ts'
import { NOBODY } from './leave-stand-in.server.ts'

closeAfterAll()

const AMINATA = idOf('aminata')
const ASKED = { cause: 'asked', by: idOf('ines') } as const
/** Stands in everything that Aminata typed or that was typed about her. */
const TYPED = 'zanzibar-violet'

/** Every place of the database whose text holds one of the words, as table.column; the audit included. */
async function placesHolding(db: Db, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { table } of INVENTORY) {
    for (const column of Object.values(getTableColumns(table))) {
      const held = words.map((word) => sql`lower(${column}::text) like ${`%${word.toLowerCase()}%`}`)
      const [hit] = await db
        .select({ one: sql`1` })
        .from(table)
        .where(sql.join(held, sql` or `))
        .limit(1)
      if (hit) found.push(`${getTableName(table)}.${column.name}`)
    }
  }
  return found
}

/** Puts a word into every text that Aminata typed and every text about her, and her name into texts of others. */
async function typeEverywhere(db: Db): Promise<void> {
  const mine = db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, AMINATA))
  const work = sql`(select ${submissions.id} from ${submissions} where ${submissions.planId} in ${mine})`
  const named = `Merci à Aminata DIALLO (06 00 00 00 01), aminata@lune.example`
  await db.update(people).set({ email: 'aminata@lune.example', username: 'aminata-lune' }).where(eq(people.id, AMINATA))
  await db.update(plans).set({ excusedReason: TYPED }).where(eq(plans.ownerId, AMINATA))
  await db
    .update(revisions)
    .set({ text: TYPED })
    .where(sql`${revisions.planId} in ${mine}`)
  await db
    .update(submissionParts)
    .set({ text: TYPED, tables: { t: TYPED } })
    .where(sql`${submissionParts.submissionId} in ${work}`)
  await db
    .update(submissions)
    .set({ statement: TYPED })
    .where(sql`${submissions.planId} in ${mine}`)
  await db
    .update(marks)
    .set({ overall: TYPED, privateNote: TYPED })
    .where(sql`${marks.submissionId} in ${work}`)
  await db
    .update(criterionMarks)
    .set({ comment: TYPED })
    .where(sql`${criterionMarks.markId} in (select ${marks.id} from ${marks} where ${marks.submissionId} in ${work})`)
  await db
    .update(outcomes)
    .set({ reason: TYPED })
    .where(sql`${outcomes.submissionId} in ${work}`)
  await db
    .update(remarks)
    .set({ body: TYPED })
    .where(sql`${remarks.submissionId} in ${work}`)
  await db.update(remarkReplies).set({ body: TYPED }).where(eq(remarkReplies.authorId, AMINATA))
  await db
    .update(releases)
    .set({ shown: { message: TYPED, points: 3, maxPoints: 5, isPassed: true } })
    .where(sql`${releases.outcomeId} in (select ${outcomes.id} from ${outcomes} where ${outcomes.submissionId} in ${work})`)
  const own = db.select({ id: attempts.id }).from(attempts).where(eq(attempts.personId, AMINATA))
  const typed = { kind: 'short', typed: TYPED } as const
  const [one] = await db
    .select({ id: answerSteps.id })
    .from(answerSteps)
    .where(sql`${answerSteps.attemptId} in ${own}`)
    .limit(1)
  await db.update(answerSteps).set({ answer: typed }).where(eq(answerSteps.id, one!.id))
  const [step] = await db.select().from(answerSteps).where(eq(answerSteps.id, one!.id))
  await db.insert(answerSteps).values({ ...step!, id: idOf('gaps'), sequence: 77, answer: { kind: 'gaps', filled: { a: TYPED } } })
  await db.insert(answerSteps).values({ ...step!, id: idOf('written'), sequence: 78, answer: { kind: 'written', text: TYPED } })
  await db
    .update(practiceAnswers)
    .set({ answer: { kind: 'numeric', typed: TYPED } })
    .where(eq(practiceAnswers.personId, AMINATA))
  const enrolmentId = idOf('enrolment:sale:aminata')
  await db.insert(contacts).values({ enrolmentId, channel: 'call', note: TYPED })
  await db.insert(enrolmentChanges).values({ enrolmentId, status: 'active', reason: TYPED })
  await db.insert(notices).values({ personId: AMINATA, kind: 'reply', detail: { text: TYPED } })
  await db.insert(jobs).values({ kind: 'reminder', key: `reminder:${AMINATA}`, payload: { person: AMINATA, text: TYPED } })
  await db
    .insert(invitations)
    .values({ cohortId: idOf('cohort:sale'), name: 'Aminata Diallo', phone: '+212600000001', language: 'fr', expiresAt: TEST_NOW })
  await db
    .update(remarks)
    .set({ body: named })
    .where(eq(remarks.submissionId, idOf('submission:mariam:1')))
  await db.insert(contacts).values({ enrolmentId: idOf('enrolment:sale:fatou'), channel: 'visit', note: `Avec Diallo Aminata. ${named}` })
  await db
    .update(submissionParts)
    .set({ text: named, tables: { t: [named] } })
    .where(eq(submissionParts.submissionId, idOf('submission:mariam:1')))
}

/** The figures that reports are made of, cohort by cohort and question by question. */
async function totals(db: Db): Promise<unknown> {
  const figures = {
    enrolled: sql`select cohort_id, status, count(*)::int, count(completed_at)::int from enrolments group by 1, 2 order by 1, 2`,
    progress: sql`select i.item_key, e.cohort_id, count(*)::int, count(i.opened_at)::int, count(i.completed_at)::int, count(i.passed_at)::int,
      sum(i.best_score)::int, sum(i.failures)::int from item_progress i join enrolments e on e.person_id = i.person_id group by 1, 2 order by 1, 2`,
    events: sql`select item_key, kind, count(*)::int, count(distinct person_id)::int from progress_events group by 1, 2 order by 1, 2`,
    quizzes: sql`select quiz_key, count(*)::int, count(submitted_at)::int, sum(score)::text, count(*) filter (where is_passed)::int
      from attempts group by 1 order by 1`,
    questions: sql`select t.question_version_id, count(*)::int, sum(s.mark)::text, count(*) filter (where s.is_right)::int
      from attempt_slots t join slot_scores s on s.attempt_id = t.attempt_id and s.position = t.position group by 1 order by 1`,
    choices: sql`select t.question_version_id, a.answer ->> 'kind' as kind, a.answer ->> 'choice' as choice, count(*)::int
      from attempt_slots t join answer_steps a on a.attempt_id = t.attempt_id and a.position = t.position group by 1, 2, 3 order by 1, 2, 3`,
    practice: sql`select lesson_key, position, count(*)::int, count(*) filter (where is_right)::int from practice_answers group by 1, 2 order by 1, 2`,
    plans: sql`select p.run_id, count(*)::int, count(distinct p.owner_id)::int, count(s.id)::int from plans p
      left join submissions s on s.plan_id = p.id group by 1 order by 1`,
    results: sql`select decision, count(*)::int, sum(points)::text, count(*) filter (where is_passed)::int from outcomes group by 1 order by 1`,
  }
  const entries = Object.entries(figures).map(async ([name, query]) => [name, rows(await db.execute(query))] as const)
  const found = []
  for (const entry of entries) found.push(await entry)
  return Object.fromEntries(found)
}

const TRACES = ['Aminata Diallo', 'Diallo Aminata', '212600000001', '06 00 00 00 01', 'aminata@lune', 'aminata-lune', TYPED, AMINATA]

describe('erasing a person', () => {
  test('leaves no name, number, address, account name, id or typed text in any column of any table', async ({ db }) => {
    await typeEverywhere(db)
    expect((await placesHolding(db, TRACES)).length).toBeGreaterThan(20)
    const outcome = await erasePerson(db, AMINATA, ASKED, TEST_NOW)
    expect(outcome).toMatchObject({ ok: true, isAgain: false, rows: { people: 1, contacts: expect.any(Number) as number } })
    expect(await placesHolding(db, TRACES)).toEqual([])
  })

  test('leaves every total as it was', async ({ db }) => {
    await typeEverywhere(db)
    const before = await totals(db)
    expect(JSON.stringify(before).length).toBeGreaterThan(5000)
    await erasePerson(db, AMINATA, ASKED, TEST_NOW)
    expect(await totals(db)).toEqual(before)
  })

  test('strikes the name out of what others wrote, and leaves the rest', async ({ db }) => {
    await typeEverywhere(db)
    const outcome = await erasePerson(db, AMINATA, ASKED, TEST_NOW)
    const [part] = await db
      .select()
      .from(submissionParts)
      .where(eq(submissionParts.submissionId, idOf('submission:mariam:1')))
      .limit(1)
    expect(part?.text).toBe('Merci à •••••••••••••• (••••••••••••••), ••••••••••••••••••••')
    expect(outcome).toMatchObject({ struck: { contacts: 1, submission_parts: expect.any(Number) as number } })
  })

  test('leaves a record that names nobody, and an entry whose key opens nothing', async ({ db }) => {
    const [{ auditKey }] = (await db.select({ auditKey: people.auditKey }).from(people).where(eq(people.id, AMINATA))) as [
      { auditKey: string },
    ]
    await erasePerson(db, AMINATA, ASKED, TEST_NOW)
    const [record] = await db.select().from(erasures)
    expect(record).toMatchObject({ subjectHash: hashOfId(AMINATA), cause: 'asked' })
    expect(Object.values(record!.rows).every((count) => Number.isInteger(count))).toBe(true)
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'person-erased'))
    expect(entry).toMatchObject({ subjectId: auditKey, detail: { cause: 'asked' } })
    expect(await db.select().from(people).where(eq(people.auditKey, auditKey))).toEqual([])
  })

  test('what stands in has no contact, no way in, no role, no organisation, and no minute', async ({ db }) => {
    await erasePerson(db, AMINATA, ASKED, TEST_NOW)
    const [standIn] = await db.select().from(people).where(eq(people.isStandIn, true))
    expect(standIn).toMatchObject({ name: NOBODY, phone: null, email: null, username: null, passwordHash: null, gender: null })
    expect(standIn?.archivedAt).not.toBeNull()
    const left = await db.select().from(enrolments).where(eq(enrolments.personId, standIn!.id))
    expect(left.length).toBe(2)
    expect(left.map(({ organisationId }) => organisationId)).toEqual([null, null])
    expect(left.every(({ enrolledAt }) => enrolledAt.getTime() % 86_400_000 === 0)).toBe(true)
  })

  test('the gender stays where five or more of each group share it', async ({ db }) => {
    await erasePerson(db, idOf('mariam'), ASKED, TEST_NOW)
    const [standIn] = await db.select({ gender: people.gender }).from(people).where(eq(people.isStandIn, true))
    expect(standIn).toEqual({ gender: 'woman' })
  })

  test('again, it answers the first day and changes nothing', async ({ db }) => {
    await erasePerson(db, AMINATA, ASKED, TEST_NOW)
    const before = await totals(db)
    const again = await erasePerson(db, AMINATA, ASKED, new Date(TEST_NOW.getTime() + 9 * 86_400_000))
    expect(again).toMatchObject({ ok: true, isAgain: true })
    expect(await totals(db)).toEqual(before)
    expect(await db.select().from(erasures)).toHaveLength(1)
  })

  test('a rehearsal says the same and changes nothing', async ({ db }) => {
    await typeEverywhere(db)
    const rehearsed = await erasePerson(db, AMINATA, { ...ASKED, isRehearsal: true }, TEST_NOW)
    expect(await db.select().from(people).where(eq(people.id, AMINATA))).toHaveLength(1)
    expect(await db.select().from(erasures)).toEqual([])
    expect(await erasePerson(db, AMINATA, ASKED, TEST_NOW)).toEqual(rehearsed)
  })

  test('in a group of four nothing stays, because a number there tells who', async ({ db }) => {
    const outcome = await erasePerson(db, idOf('oumou'), ASKED, TEST_NOW)
    expect(outcome).toMatchObject({ ok: true, rows: { enrolments_small_groups: 1 } })
    expect(
      await db
        .select()
        .from(enrolments)
        .where(eq(enrolments.id, idOf('enrolment:printemps:oumou'))),
    ).toEqual([])
  })

  test('photos and voices go with their bytes, also a voice on the work of somebody else; photos there stay', async ({ db }) => {
    const own = { planId: idOf('plan:aminata'), partId: 'p1', submissionId: null }
    const [submission] = await db
      .select({ id: submissions.id })
      .from(submissions)
      .where(eq(submissions.planId, idOf('plan:mariam')))
    const other = { planId: idOf('plan:mariam'), partId: 'p1', submissionId: submission!.id }
    const file = (name: string, more: object) => ({
      id: idOf(name),
      type: 'image/jpeg',
      name,
      bytes: 1,
      hash: name,
      addedAt: TEST_NOW,
      ...more,
    })
    await db
      .insert(files)
      .values([
        file(`${TYPED}.jpg`, { ...own, kind: 'photo', addedBy: AMINATA }),
        file('remark', { ...other, kind: 'voice', type: 'audio/webm', addedBy: AMINATA, transcript: TYPED }),
        file('shared', { ...other, kind: 'photo', addedBy: AMINATA }),
      ] as Array<typeof files.$inferInsert>)
    expect(await erasePerson(db, AMINATA, ASKED, TEST_NOW)).toMatchObject({ ok: true, rows: { files: 2 } })
    expect(await placesHolding(db, [TYPED])).toEqual([])
    expect(await db.select({ id: files.id, addedBy: files.addedBy }).from(files)).toEqual([{ id: idOf('shared'), addedBy: null }])
    const [job] = await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, 'finish-erasure'))
    expect(job?.payload).toMatchObject({ files: [idOf(`${TYPED}.jpg`), idOf('remark')].sort() })
  })

  test('a trainer goes, and the results they gave stay', async ({ db }) => {
    const before = await totals(db)
    const sarah = idOf('sarah')
    expect(await erasePerson(db, sarah, ASKED, TEST_NOW)).toMatchObject({ ok: true })
    expect(await placesHolding(db, ['Sarah Benali', 'sarah@passerelle', sarah])).toEqual([])
    expect(await totals(db)).toEqual(before)
  })

  test('the last administrator stays; one of two may go', async ({ db }) => {
    const ines = idOf('ines')
    expect(await erasePerson(db, ines, ASKED, TEST_NOW)).toEqual({ ok: false, because: 'last-administrator' })
    await db.insert(grants).values({ personId: idOf('claire'), role: 'administrator' })
    expect(await erasePerson(db, ines, { ...ASKED, by: idOf('claire') }, TEST_NOW)).toMatchObject({ ok: true })
  })

  test('who stands in is on no list of people to call and on no list of accounts', async ({ db }) => {
    const later = new Date(TEST_NOW.getTime() + 20 * 86_400_000)
    const calling = async () => {
      const { toCall, contacted } = await callsOf(db, await viewerOf(db, 'claire'), later, 100)
      return [...toCall, ...contacted].map(({ name }) => name)
    }
    expect(await calling()).toContain('Chantal Ngono')
    await erasePerson(db, idOf('chantal'), ASKED, TEST_NOW)
    expect(await calling()).not.toContain(NOBODY)
    const accounts = await peopleFound(db, { q: '', role: '' }, 100)
    expect(accounts.length).toBeGreaterThan(20)
    expect(accounts.map(({ name }) => name)).not.toContain(NOBODY)
  })

  test('who is not there is unknown', async ({ db }) => {
    expect(await erasePerson(db, idOf('nobody of the cast'), ASKED, TEST_NOW)).toEqual({ ok: false, because: 'unknown' })
  })

  test('everybody of the cast but the last administrator can be erased, one after the other', async ({ db }) => {
    const everybody = await db.select({ id: people.id, name: people.name }).from(people)
    for (const { id } of everybody.filter((person) => person.id !== idOf('ines'))) {
      expect(await erasePerson(db, id, ASKED, TEST_NOW)).toMatchObject({ ok: true })
    }
    const names = everybody.filter(({ id }) => id !== idOf('ines')).map(({ name }) => name)
    expect(await placesHolding(db, names)).toEqual([])
  })
})
