import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/**
 * An archive is a gzip file of lines. The first letter of a line says what it is: M the manifest, T the name of a table, R a row of that table, F a file with
 * its place and size, D a piece of that file in base64, E the end with the number of lines before it and their SHA-256.
 */
const manifestSchema = z.object({
  passerelle: z.literal('archive'),
  format: z.literal(1),
  program: z.string(),
  at: z.iso.datetime(),
  /** Hashes of the migrations that the tables had seen, in order. */
  migrations: z.array(z.string()),
  fingerprints: z.record(z.string(), z.object({ count: z.string(), sum: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>

const endSchema = z.object({ lines: z.int(), sha256: z.string() })

/** Why a file is not taken for an archive. */
export type ArchiveFault = 'not-an-archive' | 'newer-format' | 'cut-short' | 'damaged'

/** The file cannot be used as an archive. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused'
  constructor(readonly because: ArchiveFault) {
    super(because)
  }
}

async function* asLines(manifest: Manifest, content: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let lines = 0
  const line = (text: string) => {
    hash.update(text).update('\n')
    lines += 1
    return `${text}\n`
  }
  yield line(`M${JSON.stringify(manifest)}`)
  for await (const text of content) yield line(text)
  yield `E${JSON.stringify({ lines, sha256: hash.digest('hex') })}\n`
}

/** Writes an archive beside its place and moves it there when it is whole and on the disk. Answers its size in bytes. */
export async function writeArchive(file: string, manifest: Manifest, content: AsyncIterable<string>): Promise<number> {
  const unfinished = `${file}.part`
  try {
    await pipeline(
      Readable.from(asLines(manifest, content)),
      createGzip({ level: 6 }),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    )
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return (await stat(file)).size
}

const isZlibFault = (error: unknown) => error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

/** The lines of an archive, one by one. Throws ArchiveRefused where the file is no gzip file or ends too soon. */
async function* rawLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip())
  source.once('error', (error) => text.destroy(error))
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) yield line
  } catch (error) {
    if (!isZlibFault(error)) throw error
    throw new ArchiveRefused(error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR' ? 'cut-short' : 'not-an-archive')
  } finally {
    source.destroy()
  }
}

function readManifest(line: string | undefined): Manifest {
  const given = parsed(line?.startsWith('M') ? line.slice(1) : '')
  const claim = z.object({ passerelle: z.literal('archive'), format: z.int() }).safeParse(given)
  if (!claim.success) throw new ArchiveRefused('not-an-archive')
  if (claim.data.format > 1) throw new ArchiveRefused('newer-format')
  const manifest = manifestSchema.safeParse(given)
  if (!manifest.success) throw new ArchiveRefused('damaged')
  return manifest.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Reads an archive from its first to its last line and proves that it is whole. Throws ArchiveRefused. Nothing is kept in memory. */
export async function checkArchive(file: string): Promise<Manifest> {
  const hash = createHash('sha256')
  let lines = 0
  let manifest: Manifest | undefined
  let end: z.infer<typeof endSchema> | undefined
  for await (const line of rawLines(file)) {
    if (end) throw new ArchiveRefused('damaged')
    manifest ??= readManifest(line)
    if (line.startsWith('E')) {
      const read = endSchema.safeParse(parsed(line.slice(1)))
      if (!read.success) throw new ArchiveRefused('damaged')
      end = read.data
      continue
    }
    hash.update(line).update('\n')
    lines += 1
  }
  if (!manifest) throw new ArchiveRefused('not-an-archive')
  if (!end) throw new ArchiveRefused('cut-short')
  if (end.lines !== lines || end.sha256 !== hash.digest('hex')) throw new ArchiveRefused('damaged')
  return manifest
}

/** What an archive holds after its manifest, in order: batches of rows by table, and files in pieces. */
export type Piece = { table: string; rows: string[] } | { file: string; bytes: Buffer; isFirst: boolean }

const fileSchema = z.object({
  path: z
    .string()
    .regex(/^[^/\\].*$/)
    .refine((path) => !path.split(/[/\\]/).includes('..')),
})
const ROWS_AT_ONCE = 1000

/** Walks through an archive that `checkArchive` has found whole. */
export async function* piecesOf(file: string): AsyncGenerator<Piece> {
  let table = ''
  let rows: string[] = []
  let place = ''
  let isFirst = false
  for await (const line of rawLines(file)) {
    const kind = line[0]
    if (rows.length > 0 && (kind !== 'R' || rows.length === ROWS_AT_ONCE)) {
      yield { table, rows }
      rows = []
    }
    if (kind === 'T') table = line.slice(1)
    else if (kind === 'R') rows.push(line.slice(1))
    else if (kind === 'F') {
      place = fileSchema.parse(parsed(line.slice(1))).path
      isFirst = true
      yield { file: place, bytes: Buffer.alloc(0), isFirst }
      isFirst = false
    } else if (kind === 'D') yield { file: place, bytes: Buffer.from(line.slice(1), 'base64'), isFirst }
  }
}
