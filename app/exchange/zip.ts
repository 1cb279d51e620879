import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

type Entry = { name: string; method: number; packed: Buffer; size: number }

export type ZipFiles = { ok: true; entries: Map<string, Entry> } | { ok: false; because: 'not-a-workbook' | 'encrypted' | 'too-many' }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 2_000

/** The list of the files in an archive; nothing is unpacked. Archives split, locked, or larger than 4 GB are refused. */
export function readZip(bytes: Uint8Array): ZipFiles {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const broken = { ok: false, because: 'not-a-workbook' } as const
  let end = file.length - 22
  while (end >= 0 && end > file.length - 66_000 && file.readUInt32LE(end) !== END) end -= 1
  if (end < 0 || file.readUInt32LE(end) !== END) return broken
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) return { ok: false, because: 'too-many' }
  const entries = new Map<string, Entry>()
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) return broken
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)]
    const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)]
    const [nameLength, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)]
    const local = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    if ((flags & 1) === 1) return { ok: false, because: 'encrypted' }
    if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) return broken
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    if (from + packed > file.length) return broken
    entries.set(name.replace(/^\//, ''), { name, method, packed: file.subarray(from, from + packed), size })
    at += 46 + nameLength + extra + comment
  }
  return { ok: true, entries }
}

/** The content of one file of an archive; `too-large` as soon as it is, whatever size the archive declares. */
export function unpack({ method, packed, size }: Entry, limit: number): Buffer | 'too-large' | 'broken' {
  if (size > limit || (method === 0 && packed.length > limit)) return 'too-large'
  if (method === 0) return packed
  if (method !== 8) return 'broken'
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken'
  }
}

/** An archive of files, the same bytes for the same files. */
export function writeZip(files: ReadonlyArray<readonly [name: string, content: string]>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const raw = Buffer.from(content, 'utf8')
    const packed = deflateRawSync(raw, { level: 9 })
    const own = Buffer.from(name, 'utf8')
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2)
    shared.writeUInt16LE(8, 4)
    // The first of January 1980, the earliest day an archive knows.
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(raw), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(raw.length, 18)
    shared.writeUInt16LE(own.length, 22)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(LOCAL)
    locals.push(local, shared, own, packed)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(CENTRAL)
    central.writeUInt16LE(20, 4)
    shared.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    centrals.push(central, own)
    offset += 30 + own.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
