import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileAnswer } from './file-answer.server.ts'
import { folderStore } from './file-store.server.ts'

const file = { type: 'application/pdf', name: 'Devis « atelier » ورشة.pdf', bytes: Buffer.from('0123456789') } as const
const asking = (range?: string) => new Request('http://test/fichiers/1', range ? { headers: { range } } : {})

describe('a file as an answer', () => {
  test('is saved, never opened as a page of this site', () => {
    const { headers, status } = fileAnswer(asking(), file)
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''Devis%20%C2%AB/)
    expect(headers.get('content-disposition')).not.toMatch(/[\r\n]|[^ -~]/)
  })

  test.each([
    ['bytes=2-4', 'bytes 2-4/10', '234'],
    ['bytes=7-', 'bytes 7-9/10', '789'],
    ['bytes=-2', 'bytes 8-9/10', '89'],
    ['bytes=0-99', 'bytes 0-9/10', '0123456789'],
  ])('gives a player the stretch %s', async (range, said, bytes) => {
    const answer = fileAnswer(asking(range), file)
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([206, said, bytes])
  })

  test.each(['bytes=9-2', 'bytes=20-', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5'])('gives the whole where %s cannot be read', (range) => {
    expect(fileAnswer(asking(range), file).status).toBe(200)
  })
})

describe('the store in a folder', () => {
  test('keeps, lists and removes by keys, and leaves no half file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-store-'))
    const store = folderStore(folder)
    expect(await store.list('')).toEqual([])
    await store.put('plans/a', Buffer.from('one'))
    await store.put('plans/a', Buffer.from('two'))
    await store.put('uploads/b/0001', Buffer.from('three'))
    expect((await store.get('plans/a'))?.toString()).toBe('two')
    expect(await store.get('plans/none')).toBeUndefined()
    expect((await store.list('')).map(({ key }) => key).sort()).toEqual(['plans/a', 'uploads/b/0001'])
    expect((await store.list('uploads/b/')).map(({ key }) => key)).toEqual(['uploads/b/0001'])
    expect(await readdir(path.join(folder, 'plans'))).toEqual(['a'])
    await store.remove(['plans/a', 'plans/none'])
    expect(await store.get('plans/a')).toBeUndefined()
    await rm(folder, { recursive: true })
  })

  test.each(['../secret', '/etc/passwd', 'plans/../../secret', 'plans\\a', 'plans//a', '', 'PLANS/a', 'plans/a\u0000'])(
    'refuses the key %j',
    async (key) => {
      await expect(folderStore('/tmp').get(key)).rejects.toThrow('key')
    },
  )
})
