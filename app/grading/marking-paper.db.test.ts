import { describe, expect } from 'vitest'
import type { Db } from '#db/handle.ts'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { handedInPaper, markingPaper } from './marking-paper.ts'
import { shownSubmission } from './shown-submission.ts'
import { submissionInView } from './submission.queries.server.ts'

const sheet = { siteName: 'Passerelle', language: 'fr', madeAt: TEST_NOW, pictures: new Map<string, string>() } as const

async function aminatasWork(db: Db) {
  const viewer = await viewerOf(db, 'sarah')
  const view = await submissionInView(db, viewer, idOf('submission:aminata:1'))
  return shownSubmission(view, { viewer, language: 'fr', now: TEST_NOW, isComparing: false })
}

describe('a marking on paper', () => {
  test('says the level and the points of each criterion, the message and the remarks', async ({ db }) => {
    const work = await aminatasWork(db)
    const said = JSON.stringify(markingPaper(work, sheet).blocks)
    expect(work.criteria.length).toBeGreaterThan(3)
    for (const { title, levels, mark } of work.criteria) {
      expect(said).toContain(title)
      expect(said).toContain(levels.find(({ id }) => id === mark?.levelId)?.descriptor)
    }
    for (const { body } of work.remarks) expect(said).toContain(JSON.stringify(body).slice(1, -1))
    expect(said).toContain('56 sur 100')
  })

  test('leaves the private note out', async ({ db }) => {
    const work = await aminatasWork(db)
    const noted = { ...work, message: { ...work.message, privateNote: 'Pour moi seule' } }
    expect(JSON.stringify([markingPaper(noted, sheet), handedInPaper(noted, sheet)])).not.toContain('Pour moi seule')
  })

  test('of one that is not whole yet says no total', async ({ db }) => {
    const work = await aminatasWork(db)
    const half = { ...work, criteria: work.criteria.map((one, place) => (place === 0 ? { ...one, mark: null } : one)) }
    expect(markingPaper(half, sheet).blocks.some((block) => block.kind === 'strong' && block.text.endsWith('sur 100'))).toBe(false)
  })
})

test('a plan on paper for its trainer holds each part and what the program saw', async ({ db }) => {
  const work = await aminatasWork(db)
  const said = JSON.stringify(handedInPaper(work, sheet).blocks)
  for (const { title, coherence } of work.parts)
    for (const text of [title, ...coherence.map((mark) => mark.text)]) expect(said).toContain(JSON.stringify(text).slice(1, -1))
})
