import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { countingQueries } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { leases } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import { enrolments } from '#db/schema/cohorts.ts'
import { submissionsSeenBy } from '#app/access/submissions.scope.server.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { workState } from '#app/rules/work-states.ts'
import { QUEUE_TABS, tabOf } from './queue-tabs.ts'
import type { QueueWish } from './queue.forms.ts'
import { nextWaiting, PAGE_LINES, queueFor } from './queue.queries.server.ts'
import { factsOf, workRows } from './work.queries.server.ts'

const wish = (wanted: Partial<QueueWish> = {}): QueueWish => ({
  tab: 'waiting',
  cohortId: null,
  organisationId: null,
  isMine: false,
  pages: 1,
  ...wanted,
})

describe('the queue of a trainer', () => {
  test('holds what waits, the longest wait first, with its version', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const queue = await queueFor(db, sarah, wish(), 'fr', TEST_NOW)
    expect(queue.lines.map(({ name, n, answersReturn, days }) => ({ name, n, answersReturn, days }))).toEqual([
      { name: 'Mariam Koné', n: 1, answersReturn: false, days: 5 },
      { name: 'Esther Lukusa', n: 2, answersReturn: true, days: 3 },
    ])
    expect(queue.counts).toEqual({ waiting: 2, revision: 1, ready: 0, released: 1 })
    expect(queue.filters.organisations.map(({ name }) => name)).toContain('Femmes debout')
  })

  test('takes three queries, with 500 lines as with two', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const few = await countingQueries(() => queueFor(db, sarah, wish(), 'fr', TEST_NOW))
    const [run] = await db
      .select()
      .from(assignmentRuns)
      .where(eq(assignmentRuns.cohortId, idOf('cohort:sale')))
    const many = Array.from({ length: 500 }, (_, index) => index)
    const id = (kind: string, index: number) => idOf(`many:${kind}:${index}`)
    await db.insert(people).values(many.map((index) => ({ id: id('person', index), name: `Personne ${index}`, language: 'fr' as const })))
    await db.insert(enrolments).values(
      many.map((index) => ({
        id: id('enrolment', index),
        cohortId: run!.cohortId,
        personId: id('person', index),
        status: 'active' as const,
      })),
    )
    await db.insert(plans).values(
      many.map((index) => ({
        ...{ id: id('plan', index), runId: run!.id, enrolmentId: id('enrolment', index), ownerId: id('person', index) },
        assignmentVersionId: run!.assignmentVersionId,
      })),
    )
    await db.insert(submissions).values(
      many.map((index) => ({
        ...{ planId: id('plan', index), n: 1, requestKey: id('request', index), receiptCode: id('receipt', index), statement: 'Oui' },
        submittedAt: new Date(TEST_NOW.getTime() - (index + 1) * 3_600_000),
      })),
    )
    const started = performance.now()
    const { result, queries } = await countingQueries(() => queueFor(db, sarah, wish(), 'fr', TEST_NOW))
    expect(performance.now() - started).toBeLessThan(3000)
    expect(queries).toBe(3)
    expect(few.queries).toBe(3)
    expect(result.lines).toHaveLength(PAGE_LINES)
    expect(result.rest).toBe(502 - PAGE_LINES)
    expect(result.lines[0]?.isOverdue).toBe(true)
    const waits = result.lines.map(({ since }) => since.getTime())
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    const second = await queueFor(db, sarah, wish({ pages: 2 }), 'fr', TEST_NOW)
    expect(second.lines).toHaveLength(2 * PAGE_LINES)
  })

  test('puts each piece of work on the tab of its state', async ({ db }) => {
    const sarah = await viewerOf(db, 'sarah')
    const rows = await workRows(db, submissionsSeenBy(sarah))
    for (const tab of QUEUE_TABS) {
      const { lines } = await queueFor(db, sarah, wish({ tab }), 'fr', TEST_NOW)
      const expected = rows.filter((row) => !row.hasNextRound && tabOf(workState(factsOf(row), TEST_NOW)) === tab)
      expect(lines.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
    }
  })

  test('is empty for the trainer of another cohort, filtered by cohort and organisation otherwise', async ({ db }) => {
    const joseph = await viewerOf(db, 'joseph')
    const other = { ...joseph, trains: [idOf('cohort:odt')] }
    expect((await queueFor(db, other, wish(), 'fr', TEST_NOW)).lines).toEqual([])
    const femmes = await queueFor(db, joseph, wish({ organisationId: idOf('femmes-debout') }), 'fr', TEST_NOW)
    expect(femmes.lines.map(({ name }) => name)).toEqual(['Esther Lukusa'])
    expect((await queueFor(db, joseph, wish({ cohortId: idOf('cohort:odt') }), 'fr', TEST_NOW)).lines).toEqual([])
  })

  test('says who holds a piece of work, and offers the next free one', async ({ db }) => {
    const [sarah, joseph] = [await viewerOf(db, 'sarah'), await viewerOf(db, 'joseph')]
    const submissionId = idOf('submission:mariam:1')
    const expiresAt = new Date(TEST_NOW.getTime() + 3_600_000)
    await db.insert(leases).values({ submissionId, markerId: sarah.id, takenAt: TEST_NOW, renewedAt: TEST_NOW, expiresAt })
    const held = async (viewer: typeof sarah) => (await queueFor(db, viewer, wish(), 'fr', TEST_NOW)).lines[0]?.held
    expect(await held(sarah)).toMatchObject({ isYours: true, by: 'Sarah Benali' })
    expect(await held(joseph)).toMatchObject({ isYours: false, by: 'Sarah Benali' })
    expect(await nextWaiting(db, sarah, TEST_NOW)).toBe(submissionId)
    expect(await nextWaiting(db, joseph, TEST_NOW)).toBe(idOf('submission:esther:2'))
  })
})
