import { AwsClient } from 'aws4fetch'
import { checkedKey, type FileStore, type StoredFile } from './stored-file.ts'

/** So long the store has for one answer. */
const PATIENCE_MS = 20_000

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
const textIn = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]?.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity)

/** The files of one page of a list: keys have no sign that XML writes otherwise, other files of the bucket may. */
function listed(xml: string, prefix: string): StoredFile[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = textIn(entry, 'Key')
    const changedAt = new Date(textIn(entry, 'LastModified') ?? '')
    return key?.startsWith(prefix) && !Number.isNaN(changedAt.getTime()) ? [{ key, changedAt }] : []
  })
}

/**
 * Files in a bucket of an S3-compatible store. The address names everything: `https://KEY:SECRET@host/bucket?region=…`. A store that is away or
 * refuses is a fault, as a full disk is; it is asked three times.
 */
export function s3Store(address: string): FileStore {
  const { protocol, host, pathname, username, password, searchParams } = new URL(address)
  const bucket = `${protocol}//${host}/${pathname.replace(/^\/|\/$/g, '')}`
  const client = new AwsClient({
    ...{ accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
    ...{ service: 's3', region: searchParams.get('region') ?? 'us-east-1', retries: 2 },
  })
  const ask = async (path: string, wishes: RequestInit, allowed: readonly number[]): Promise<Response> => {
    const answer = await client.fetch(`${bucket}${path}`, { ...wishes, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.ok) return answer
    const code = textIn(await answer.text(), 'Code') ?? ''
    // A bucket that is not there is no file that is not there.
    if (allowed.includes(answer.status) && code !== 'NoSuchBucket') return answer
    throw new Error(`The file store answered ${answer.status} ${code}`.trim())
  }
  return {
    async put(key, bytes) {
      const body = Uint8Array.from(bytes)
      await ask(`/${checkedKey(key)}`, { method: 'PUT', body, headers: { 'Content-Length': String(body.length) } }, [])
    },
    async get(key) {
      const answer = await ask(`/${checkedKey(key)}`, {}, [404])
      return answer.status === 404 ? undefined : Buffer.from(await answer.arrayBuffer())
    },
    async remove(keys) {
      for (const key of keys) await ask(`/${checkedKey(key)}`, { method: 'DELETE' }, [404])
    },
    async list(prefix) {
      const found: StoredFile[] = []
      let after: string | undefined
      do {
        const search = new URLSearchParams({ 'list-type': '2', prefix, ...(after ? { 'continuation-token': after } : {}) })
        const xml = await (await ask(`?${search.toString()}`, {}, [])).text()
        found.push(...listed(xml, prefix))
        after = textIn(xml, 'IsTruncated') === 'true' ? textIn(xml, 'NextContinuationToken') : undefined
      } while (after)
      return found
    },
  }
}
