import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderStore } from './file-store.server.ts'
import { s3Store } from './s3-store.server.ts'
import type { FileStore } from './stored-file.ts'

const PAGE = 1000
/** A bucket as the protocol describes it, in memory: keys after a path of its own, lists in pages, one key that may enter; `answers` are given first. */
const held = new Map<string, { bytes: Buffer; at: Date }>()
const answers: number[] = []
const errorIn = (code: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>…</Message></Error>`

function listOf(search: URLSearchParams): string {
  const prefix = search.get('prefix') ?? ''
  const after = search.get('continuation-token') ?? ''
  const keys = [...held.keys()].sort().filter((key) => key.startsWith(prefix) && key > after)
  const entries = keys
    .slice(0, PAGE)
    .map((key) => `<Contents><Key>${key}</Key><LastModified>${held.get(key)!.at.toISOString()}</LastModified><Size>1</Size></Contents>`)
  const next = keys.length > PAGE ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${keys[PAGE - 1]}</NextContinuationToken>` : ''
  return `<ListBucketResult><Name>passerelle</Name>${next || '<IsTruncated>false</IsTruncated>'}${entries.join('')}</ListBucketResult>`
}

const bucket = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://bucket')
  const say = (status: number, body: string | Buffer = '') => response.writeHead(status).end(body)
  const given = answers.shift()
  if (given) return say(given, errorIn('SlowDown'))
  if (!request.headers.authorization?.includes('Credential=key/')) return say(403, errorIn('InvalidAccessKeyId'))
  if (!request.headers.authorization.includes('/eu-west-1/s3/aws4_request')) return say(400, errorIn('AuthorizationHeaderMalformed'))
  const [, name, ...rest] = pathname.split('/')
  const key = rest.join('/')
  if (name !== 'passerelle') return say(404, errorIn('NoSuchBucket'))
  if (key === '') return say(200, listOf(searchParams))
  if (request.method === 'PUT') held.set(key, { bytes: Buffer.concat(chunks), at: new Date() })
  if (request.method === 'DELETE') held.delete(key)
  if (request.method !== 'GET') return say(request.method === 'DELETE' ? 204 : 200)
  const found = held.get(key)
  return found ? say(200, found.bytes) : say(404, errorIn('NoSuchKey'))
})

let folder: string
let address: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-store-'))
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve))
  address = `http://key:a%2Fsecret@127.0.0.1:${(bucket.address() as AddressInfo).port}/passerelle?region=eu-west-1`
})
afterAll(async () => {
  bucket.close()
  await rm(folder, { recursive: true, force: true })
})

const STORES: ReadonlyArray<[string, () => FileStore]> = [
  ['a folder', () => folderStore(path.join(folder, 'files'))],
  ['a bucket', () => s3Store(address)],
]

describe.each(STORES)('%s', (_name, open) => {
  const bytes = new Uint8Array([0, 255, 13, 10, 26, ...Array.from({ length: 100_000 }, (_, n) => n % 251)])

  test('gives back what was put, and the last of two', async () => {
    await open().put('plans/one', new Uint8Array([1]))
    await open().put('plans/one', bytes)
    expect(await open().get('plans/one')).toEqual(Buffer.from(bytes))
    await open().put('plans/empty', new Uint8Array())
    expect(await open().get('plans/empty')).toEqual(Buffer.alloc(0))
  })
  test('has nothing under a key that is not there, and removes it without a fault', async () => {
    expect(await open().get('plans/nobody')).toBeUndefined()
    await open().remove(['plans/nobody'])
  })
  test('lists by the beginning of keys, with when they were written, and no longer what was removed', async () => {
    for (const key of ['uploads/a/000', 'uploads/a/128', 'uploads/b/000']) await open().put(key, bytes)
    const found = await open().list('uploads/a/')
    expect(found.map(({ key }) => key).sort()).toEqual(['uploads/a/000', 'uploads/a/128'])
    expect(found.every(({ changedAt }) => Math.abs(Date.now() - changedAt.getTime()) < 60_000)).toBe(true)
    await open().remove(['uploads/a/000', 'uploads/a/128'])
    expect(await open().list('uploads/a/')).toEqual([])
    expect(await open().list('nothing/')).toEqual([])
  })
  test.for(['', '../secret', 'a/../b', '/root', 'A', 'a b', 'a?x'])('a key %j is a fault of the program', async (key) => {
    await expect(open().put(key, bytes)).rejects.toThrow('A key of the file store')
    await expect(open().get(key)).rejects.toThrow('A key of the file store')
  })
})

describe('a bucket', () => {
  test('reads a list of more than one page to its end', async () => {
    const keys = Array.from({ length: 2 * PAGE + 3 }, (_, n) => `many/${String(n).padStart(4, '0')}`)
    for (const key of keys) held.set(key, { bytes: Buffer.alloc(1), at: new Date() })
    expect((await s3Store(address).list('many/')).map(({ key }) => key)).toEqual(keys)
  })
  test('that refuses the key, or is another, says so', async () => {
    await expect(s3Store(address.replace('key:', 'other:')).get('plans/one')).rejects.toThrow(
      'The file store answered 403 InvalidAccessKeyId',
    )
    const elsewhere = s3Store(address.replace('/passerelle', '/elsewhere'))
    await expect(elsewhere.put('plans/one', new Uint8Array([1]))).rejects.toThrow('The file store answered 404 NoSuchBucket')
  })
  test('that is too busy is asked again, and a fault that stays is told', async () => {
    const store = s3Store(address)
    answers.push(503, 503)
    await store.put('plans/busy', new Uint8Array([1]))
    expect(await store.get('plans/busy')).toEqual(Buffer.from([1]))
    answers.push(503, 503, 503)
    await expect(store.get('plans/busy')).rejects.toThrow('The file store answered 503 SlowDown')
  })
})
