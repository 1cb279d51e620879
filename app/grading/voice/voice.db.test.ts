import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { TEST_NOW } from '#db/test-snapshot.ts'
import { test } from '#db/test-world.ts'
import { files } from '#db/schema/files.ts'
import { remarks } from '#db/schema/grading.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import { folderStore } from '#app/platform/file-store.server.ts'
import { sweepFiles } from '#app/platform/sweep-files.server.ts'
import type { FileStore } from '#app/platform/stored-file.ts'
import { LARGEST_VOICE } from '#app/rules/part-files.ts'
import { joined, JPEG, voice } from '#app/rules/test-files.ts'
import { fileInView } from '#app/learning/plan/files/files.queries.server.ts'
import { decideSubmission } from '../decide-submission.server.ts'
import { releaseResult } from '../release-result.server.ts'
import { removeRemark } from '../remove-remark.server.ts'
import { saveRemark } from '../save-remark.server.ts'
import { remarksShownTo } from '../submission.queries.server.ts'
import { takeSubmission } from '../take-submission.server.ts'
import { MARIAM, markAll, minutes, shownToLearner } from '../test-marking.ts'
import { saveVoiceRemark, type VoiceRemark } from './save-voice-remark.server.ts'

let folder = ''
let store: FileStore
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-voices-'))
  store = folderStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const said = (wishes: Partial<VoiceRemark> = {}): VoiceRemark => ({
  ...{ id: idOf('test:voice'), submissionId: MARIAM, partId: 'p3', quote: null, quoteStart: null },
  ...{ bytes: voice(), name: 'voix.webm', fallback: 'Remarque', transcript: '' },
  ...wishes,
})

test('a recorded remark needs no words, is kept once for one key, and weighs what its page says', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  expect(await saveVoiceRemark(db, store, sarah, said(), minutes(1))).toEqual({ ok: true })
  expect(await saveVoiceRemark(db, store, sarah, said(), minutes(2))).toEqual({ ok: true })
  const shown = (await remarksShownTo(db, sarah, MARIAM)).find(({ id }) => id === idOf('test:voice'))
  expect(shown).toMatchObject({ partId: 'p3', body: '', voice: { bytes: voice().length } })
  expect(await db.select().from(files).where(eq(files.submissionId, MARIAM))).toHaveLength(1)
  expect(await store.list('')).toHaveLength(1)
})

test.for([
  ['a photo', JPEG, 'no-voice'],
  ['a film', voice('V_VP8'), 'no-voice'],
  ['nothing', Buffer.alloc(0), 'empty'],
  ['more than 2 MB', joined(voice(), Buffer.alloc(LARGEST_VOICE)), 'voice-too-large'],
] as const)('%s is refused', async ([, bytes, because], { db }) => {
  const sarah = await viewerOf(db, 'sarah')
  expect(await saveVoiceRemark(db, store, sarah, said({ bytes }), minutes(1))).toEqual({ ok: false, because })
  expect(
    await db
      .select()
      .from(remarks)
      .where(eq(remarks.id, idOf('test:voice'))),
  ).toEqual([])
})

test('who may not mark the work records nothing on it, nor who comes second', async ({ db }) => {
  const before = (await store.list('')).length
  for (const name of ['mariam', 'aminata', 'claire', 'hicham'])
    await expect(saveVoiceRemark(db, store, await viewerOf(db, name), said(), minutes(1))).rejects.toMatchObject({ status: 404 })
  expect(await store.list('')).toHaveLength(before)
  expect(await db.select().from(files).where(eq(files.submissionId, MARIAM))).toEqual([])
})

test('its author hears it once the result is released, and not before', async ({ db }) => {
  const [sarah, mariam, aminata] = await Promise.all(['sarah', 'mariam', 'aminata'].map((name) => viewerOf(db, name)))
  await takeSubmission(db, sarah!, MARIAM, TEST_NOW)
  await saveVoiceRemark(db, store, sarah!, said({ transcript: 'Ajoutez un prix.' }), minutes(1))
  const [file] = await db.select({ id: files.id }).from(files).where(eq(files.submissionId, MARIAM))
  const { id } = file!
  await expect(fileInView(db, mariam!, id)).rejects.toMatchObject({ status: 404 })
  expect(await fileInView(db, sarah!, id)).toMatchObject({ type: 'audio/webm' })
  await markAll(db, sarah!, MARIAM, 'l3', minutes(2))
  expect(await decideSubmission(db, sarah!, { submissionId: MARIAM, verdict: 'validate' }, minutes(3))).toMatchObject({ ok: true })
  await expect(fileInView(db, mariam!, id)).rejects.toMatchObject({ status: 404 })
  expect(await releaseResult(db, sarah!, MARIAM, minutes(4))).toMatchObject({ ok: true })
  const [released] = await shownToLearner(db, MARIAM)
  expect(released!.shown['remarks']).toContainEqual(
    expect.objectContaining({ body: 'Ajoutez un prix.', voice: { id, bytes: voice().length } }),
  )
  expect(await fileInView(db, mariam!, id)).toMatchObject({ type: 'audio/webm' })
  await expect(fileInView(db, aminata!, id)).rejects.toMatchObject({ status: 404 })
})

test('a recording that was taken out gives its bytes back after the days in which its remark can be put back', async ({ db }) => {
  const sarah = await viewerOf(db, 'sarah')
  await saveVoiceRemark(db, store, sarah, said(), minutes(1))
  const remark = { id: idOf('test:voice'), submissionId: MARIAM }
  await removeRemark(db, sarah, remark, minutes(2))
  await saveRemark(db, sarah, { ...remark, ...{ partId: 'p3', quote: null, quoteStart: null, criterionId: null }, body: '' }, minutes(3))
  const later = (days: number) => minutes(days * 24 * 60 + 10)
  await sweepFiles(db, store, later(31))
  expect(await db.select().from(files).where(eq(files.submissionId, MARIAM))).toHaveLength(1)
  await removeRemark(db, sarah, remark, minutes(4))
  await sweepFiles(db, store, later(29))
  expect(await db.select().from(files).where(eq(files.submissionId, MARIAM))).toHaveLength(1)
  const [held] = await db.select().from(files).where(eq(files.submissionId, MARIAM))
  await sweepFiles(db, store, later(31))
  expect(await db.select().from(files).where(eq(files.submissionId, MARIAM))).toHaveLength(0)
  expect((await store.list('')).filter(({ key }) => key.includes(held!.id))).toEqual([])
})
