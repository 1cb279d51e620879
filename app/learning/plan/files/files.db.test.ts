import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { idOf } from '#db/seed/named-id.ts'
import { test } from '#db/test-world.ts'
import type { Db } from '#db/handle.ts'
import { files, submissionFiles, uploads } from '#db/schema/files.ts'
import { viewerOf } from '#app/access/test-viewers.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { fileKey, folderStore, previewKey } from '#app/platform/file-store.server.ts'
import type { FileStore } from '#app/platform/stored-file.ts'
import { hashOf } from '#app/platform/keep-file.server.ts'
import { sweepFiles } from '#app/platform/sweep-files.server.ts'
import { LARGEST_PART_FILE, LARGEST_VOICE } from '#app/rules/part-files.ts'
import { joined, JPEG, jpegWithTraces, pdf, voice, workbook } from '#app/rules/test-files.ts'
import { planInView } from '../plan.queries.server.ts'
import { emptyPlan, handedIn, minutes, writtenPlan } from '../test-plans.ts'
import { versionInView } from '../feedback.queries.server.ts'
import { addFile, type FileToAdd } from './add-file.server.ts'
import { changeFile } from './change-file.server.ts'
import { fileInView, plansToWrite, removedFiles } from './files.queries.server.ts'
import { receivePiece } from './receive-piece.server.ts'
import { startUpload } from './start-upload.server.ts'

let folder = ''
let store: FileStore
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-files-'))
  store = folderStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const toAdd = (planId: string, wishes: Partial<FileToAdd> = {}): FileToAdd => ({
  ...{ planId, partId: 'p1', name: 'atelier.jpg', bytes: JPEG, what: 'file', transcript: '', fallback: 'Fichier' },
  ...wishes,
})
const heldIn = async (db: Db, viewer: Viewer, planId: string) =>
  (await planInView(db, viewer, planId, minutes(1))).parts.find(({ part }) => part.id === 'p1')!.content.files!

test('a photo that is shared goes to a plan that one writes oneself: nobody else finds it there', async ({ db }) => {
  const idsFor = async (who: string) => (await plansToWrite(db, await viewerOf(db, who))).map(({ id }) => id)
  expect(await idsFor('fatou')).toContain(idOf('plan:fatou'))
  for (const who of ['aminata', 'sarah', 'claire', 'ines']) expect(await idsFor(who), who).not.toContain(idOf('plan:fatou'))
})

describe('a file of a part', () => {
  test('is kept without what the camera wrote, with a small picture, once', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const bytes = jpegWithTraces()
    const added = await addFile(db, store, fatou, toAdd(planId, { bytes, name: 'C:\\photos\\Atelier de Fatou.jpeg' }), minutes(1))
    expect(added).toMatchObject({ ok: true, file: { isKnown: false, isOtherThanNamed: false } })
    const again = await addFile(db, store, fatou, toAdd(planId, { bytes }), minutes(2))
    expect(again).toMatchObject({ ok: true, file: { isKnown: true } })
    const held = await heldIn(db, fatou, planId)
    expect(held).toMatchObject([{ kind: 'photo', name: 'Atelier de Fatou.jpg', hasPreview: true }])
    const stored = await store.get(fileKey(held[0]!.id))
    expect(stored!.toString('latin1')).not.toMatch(/GPS|Aminata/)
    expect((await store.get(previewKey(held[0]!.id)))!.subarray(1, 4).toString()).toBe('PNG')
    expect((await store.list('plans/')).filter(({ key }) => key.includes(held[0]!.id))).toHaveLength(2)
  })

  test.for([
    ['a program with the name of a photo', Buffer.from('MZ this program'), 'file', 'other-type'],
    ['a photo that does not open', joined(JPEG.subarray(0, 200), Uint8Array.from([0xff, 0xda, 0, 4, 0, 0])), 'file', 'damaged'],
    ['a document with a password', pdf('/Encrypt 2 0 R'), 'file', 'locked'],
    ['a table with programs', workbook('xl/vbaProject.bin'), 'file', 'macros'],
    ['nothing at all', Buffer.alloc(0), 'file', 'empty'],
    ['a document beyond 8 MB', joined(pdf(), Buffer.alloc(LARGEST_PART_FILE), pdf()), 'file', 'too-large'],
    ['a recording beyond 2 MB', joined(voice(), Buffer.alloc(LARGEST_VOICE)), 'voice', 'voice-too-large'],
    ['a photo where a voice is asked for', JPEG, 'voice', 'no-voice'],
  ] as const)('%s is refused and leaves nothing behind', async ([, bytes, what, because], { db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const before = (await store.list('')).length
    expect(await addFile(db, store, fatou, toAdd(planId, { bytes, what }), minutes(1))).toEqual({ ok: false, because })
    expect(await heldIn(db, fatou, planId)).toEqual([])
    expect(await store.list('')).toHaveLength(before)
  })

  test('that is another than its name says is kept under its true type', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const added = await addFile(db, store, fatou, toAdd(planId, { bytes: pdf(), name: 'photo.jpg' }), minutes(1))
    expect(added).toMatchObject({ ok: true, file: { isOtherThanNamed: true } })
    expect(await heldIn(db, fatou, planId)).toMatchObject([{ kind: 'pdf', name: 'photo.pdf' }])
  })

  test('finds room five times, and a recording once', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    for (let n = 0; n < 5; n += 1)
      expect(await addFile(db, store, fatou, toAdd(planId, { bytes: pdf(`/N ${n}`) }), minutes(n))).toMatchObject({ ok: true })
    expect(await addFile(db, store, fatou, toAdd(planId, { bytes: pdf('/N 6') }), minutes(6))).toEqual({ ok: false, because: 'too-many' })
    const said = toAdd(planId, { bytes: voice(), what: 'voice', transcript: 'Nous cousons des sacs.' })
    expect(await addFile(db, store, fatou, said, minutes(7))).toMatchObject({ ok: true })
    const more = toAdd(planId, { bytes: voice('A_OPUS2'), what: 'voice' })
    expect(await addFile(db, store, fatou, more, minutes(8))).toEqual({ ok: false, because: 'too-many-voices' })
    expect((await heldIn(db, fatou, planId)).at(-1)).toMatchObject({ kind: 'voice', transcript: 'Nous cousons des sacs.' })
  })

  test('makes a part begun, and is nobody else’s to add or take out', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const added = await addFile(db, store, fatou, toAdd(planId), minutes(1))
    if (!added.ok) throw new Error('Not added')
    const plan = await planInView(db, fatou, planId, minutes(2))
    expect(plan.parts[0]!.facts.isEmpty).toBe(false)
    const mariam = await viewerOf(db, 'mariam')
    const change = { act: 'remove' as const, planId, partId: 'p1', fileId: added.file.id }
    await expect(addFile(db, store, mariam, toAdd(planId, { bytes: pdf() }), minutes(3))).rejects.toMatchObject({ status: 404 })
    await expect(changeFile(db, mariam, change, minutes(3))).rejects.toMatchObject({ status: 404 })
    await expect(fileInView(db, mariam, added.file.id)).rejects.toMatchObject({ status: 404 })
    expect(await heldIn(db, fatou, planId)).toHaveLength(1)
  })

  test('comes back for 30 days after it was taken out', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const added = await addFile(db, store, fatou, toAdd(planId), minutes(1))
    if (!added.ok) throw new Error('Not added')
    const change = { planId, partId: 'p1', fileId: added.file.id }
    await changeFile(db, fatou, { act: 'remove', ...change }, minutes(2))
    expect(await heldIn(db, fatou, planId)).toEqual([])
    expect(await removedFiles(db, planId, 'p1', minutes(3))).toHaveLength(1)
    expect(await changeFile(db, fatou, { act: 'put-back', ...change }, minutes(3))).toBeNull()
    expect(await heldIn(db, fatou, planId)).toHaveLength(1)
    await changeFile(db, fatou, { act: 'remove', ...change }, minutes(4))
    const late = new Date(minutes(4).getTime() + 31 * 86_400_000)
    await expect(changeFile(db, fatou, { act: 'put-back', ...change }, late)).rejects.toMatchObject({ status: 404 })
  })

  test('stays with the hand-in that holds it, and is opened by who reads that', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const sarah = await viewerOf(db, 'sarah')
    const planId = await writtenPlan(db, fatou)
    const added = await addFile(db, store, fatou, toAdd(planId), minutes(2))
    if (!added.ok) throw new Error('Not added')
    const { id } = added.file
    await expect(fileInView(db, sarah, id)).rejects.toMatchObject({ status: 404 })
    const submissionId = await handedIn(db, fatou, planId)
    expect(await fileInView(db, sarah, id)).toMatchObject({ name: 'atelier.jpg' })
    await changeFile(db, fatou, { act: 'remove', planId, partId: 'p1', fileId: id }, minutes(20))
    const plan = await planInView(db, fatou, planId, minutes(21))
    const { contents } = await versionInView(db, plan, 1)
    expect(contents.get('p1')!.files).toMatchObject([{ id }])
    await sweepFiles(db, store, new Date(minutes(20).getTime() + 60 * 86_400_000))
    expect(await db.select().from(submissionFiles).where(eq(submissionFiles.submissionId, submissionId))).toHaveLength(1)
    expect(await store.get(fileKey(id))).toBeDefined()
  })
})

describe('a file that comes in pieces', () => {
  const bytes = joined(pdf(), Buffer.alloc(400_000, 7), pdf())
  const wanted = (planId: string, wishes = {}) => ({
    ...{ planId, partId: 'p1', name: 'devis.pdf', bytes: bytes.length, hash: hashOf(bytes), what: 'file' as const, transcript: '' },
    ...wishes,
  })
  const piece = (uploadId: string, from: number, to: number) => ({
    uploadId,
    offset: from,
    bytes: bytes.subarray(from, to),
    fallback: 'Fichier',
  })

  test.for([0.3, 0.6, 0.9])('goes on where it was cut, at %s of its length', async (share, { db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const cut = Math.floor(bytes.length * share)
    const begun = await startUpload(db, fatou, wanted(planId), minutes(1))
    if (!begun.ok || !('upload' in begun)) throw new Error('Not begun')
    await receivePiece(db, store, fatou, piece(begun.upload, 0, cut), minutes(1))
    // The answer was lost on the way: the phone sends the piece again, and then begins anew.
    expect(await receivePiece(db, store, fatou, piece(begun.upload, 0, cut), minutes(2))).toEqual({ ok: true, received: cut })
    expect(await receivePiece(db, store, fatou, piece(begun.upload, cut + 5, cut + 9), minutes(2))).toEqual({ ok: true, received: cut })
    expect(await startUpload(db, fatou, wanted(planId), minutes(3))).toEqual({ ok: true, upload: begun.upload, received: cut })
    const done = await receivePiece(db, store, fatou, piece(begun.upload, cut, bytes.length), minutes(4))
    expect(done).toMatchObject({ ok: true, isOtherThanNamed: false })
    const [held] = await heldIn(db, fatou, planId)
    expect(hashOf((await store.get(fileKey(held!.id)))!)).toBe(hashOf(bytes))
    expect(await startUpload(db, fatou, wanted(planId), minutes(5))).toEqual({ ok: true, file: held!.id })
    expect(await store.list('uploads/')).toEqual([])
    expect(await db.select().from(uploads)).toEqual([])
  })

  test('is refused before a byte is sent where it is too large or one too many', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    expect(await startUpload(db, fatou, wanted(planId, { bytes: LARGEST_PART_FILE + 1 }), minutes(1))).toEqual({
      ok: false,
      because: 'too-large',
    })
    expect(await startUpload(db, fatou, wanted(planId, { bytes: 0 }), minutes(1))).toEqual({ ok: false, because: 'empty' })
    await expect(startUpload(db, await viewerOf(db, 'mariam'), wanted(planId), minutes(1))).rejects.toMatchObject({ status: 404 })
  })

  test('is refused whole where other bytes arrive than were announced, and by anybody else', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const begun = await startUpload(db, fatou, wanted(planId, { hash: hashOf(JPEG) }), minutes(1))
    if (!begun.ok || !('upload' in begun)) throw new Error('Not begun')
    const mariam = await viewerOf(db, 'mariam')
    await expect(receivePiece(db, store, mariam, piece(begun.upload, 0, 10), minutes(1))).rejects.toMatchObject({ status: 404 })
    expect(await receivePiece(db, store, fatou, piece(begun.upload, 0, bytes.length), minutes(2))).toEqual({
      ok: false,
      because: 'changed',
    })
    expect(await heldIn(db, fatou, planId)).toEqual([])
    const over = { ...piece(randomUUID(), 0, 5) }
    await expect(receivePiece(db, store, fatou, over, minutes(2))).rejects.toMatchObject({ status: 404 })
  })
})

describe('what nobody needs', () => {
  test('goes: stopped uploads, files taken out long ago, bytes without a row; nothing else', async ({ db }) => {
    const fatou = await viewerOf(db, 'fatou')
    const planId = await emptyPlan(db, fatou)
    const [kept, gone] = await Promise.all([
      addFile(db, store, fatou, toAdd(planId, { bytes: pdf('/K 1') }), minutes(1)),
      addFile(db, store, fatou, toAdd(planId, { bytes: pdf('/G 1') }), minutes(1)),
    ])
    if (!kept.ok || !gone.ok) throw new Error('Not added')
    await changeFile(db, fatou, { act: 'remove', planId, partId: 'p1', fileId: gone.file.id }, minutes(2))
    const orphan = idOf('nobody')
    await store.put(fileKey(orphan), pdf())
    const before = new Date(Date.now() - 3 * 86_400_000)
    for (const id of [orphan, kept.file.id]) await utimes(path.join(folder, fileKey(id)), before, before)
    await sweepFiles(db, store, new Date(minutes(2).getTime() + 31 * 86_400_000))
    expect(await db.select({ id: files.id }).from(files).where(eq(files.planId, planId))).toEqual([{ id: kept.file.id }])
    expect(await store.get(fileKey(kept.file.id))).toBeDefined()
    expect(await store.get(fileKey(gone.file.id))).toBeUndefined()
    expect(await store.get(fileKey(orphan))).toBeUndefined()
  })
})
