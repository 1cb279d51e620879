import { expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { memberships } from '#db/schema/organisations.ts'
import { assignmentRuns } from '#db/schema/plans.ts'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { nextWaiting, queueFor } from './queue.queries.server.ts'
import { readQueueWish } from './queue.forms.ts'
import { shownSubmission } from './shown-submission.ts'
import { submissionInView } from './submission.queries.server.ts'
import { takeSubmission } from './take-submission.server.ts'
import { MARIAM, minutes } from './test-marking.ts'

/** Sarah joins the organisation that Mariam belongs to, for as long as she stays. */
async function sarahJoins(db: Db, toDay: string | null = null) {
  const all = await db.select().from(memberships)
  const { organisationId } = all.find(({ personId }) => personId === idOf('mariam'))!
  await db.insert(memberships).values({ personId: idOf('sarah'), organisationId, fromDay: '2026-01-05', isMain: false, toDay })
  return viewerOf(db, 'sarah')
}

test('a trainer of the same association reads the plan, is told why not to mark it, and is not led there', async ({ db }) => {
  const sarah = await sarahJoins(db)
  expect(await takeSubmission(db, sarah, MARIAM, minutes(1))).toMatchObject({ ok: false, because: 'same-organisation' })
  const showing = { viewer: sarah, language: 'fr' as const, now: minutes(1), isComparing: false }
  const { may } = shownSubmission(await submissionInView(db, sarah, MARIAM), showing)
  expect(may).toMatchObject({ isKeptAway: true, start: false, edit: false })
  expect(await nextWaiting(db, sarah, minutes(1))).not.toBe(MARIAM)
  const { lines } = await queueFor(db, sarah, readQueueWish(new URLSearchParams()), 'fr', minutes(1))
  expect(lines.find(({ id }) => id === MARIAM)?.isKeptAway).toBe(true)
})

test('somebody else marks it, and who left that association again marks it too', async ({ db }) => {
  const sarah = await sarahJoins(db, '2026-02-01')
  const joseph = await viewerOf(db, 'joseph')
  expect(await takeSubmission(db, sarah, MARIAM, minutes(1))).toEqual({ ok: true })
  expect(await takeSubmission(db, joseph, MARIAM, minutes(40))).toEqual({ ok: true })
})

test('in an anonymous run nothing tells that the work comes from the trainer’s own association: it is not there', async ({ db }) => {
  await db.update(assignmentRuns).set({ isAnonymous: true })
  const sarah = await sarahJoins(db)
  const wish = readQueueWish(new URLSearchParams())
  const [mine, others] = await Promise.all(
    [sarah, await viewerOf(db, 'joseph')].map((viewer) => queueFor(db, viewer, wish, 'fr', minutes(1))),
  )
  expect(others!.lines.map(({ id }) => id)).toContain(MARIAM)
  expect(mine!.lines.map(({ id }) => id)).not.toContain(MARIAM)
  expect(mine!.counts.waiting).toBe(mine!.lines.length)
  await expect(submissionInView(db, sarah, MARIAM)).rejects.toMatchObject({ status: 404 })
  const claire = await viewerOf(db, 'claire')
  expect((await queueFor(db, claire, wish, 'fr', minutes(1))).lines.map(({ id }) => id)).toContain(MARIAM)
})
