import { Zip, ZipPassThrough } from 'fflate'

/** A file of an archive, made when its turn comes. */
export type ArchiveFile = { name: string; make: () => Promise<Uint8Array> }

const MOST_LETTERS = 80

/** A name that every system takes as a file: letters and figures of any script, the rest as dashes. */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return [...plain].slice(0, MOST_LETTERS).join('') || 'plan'
}

/** Names that are all different: a second of the same name gets a number. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name}-${times}`
  })
}

/** A ZIP of files that are made one after the other while it is read: one file at a time is in memory. Stored as they are, for PDFs are compressed already. */
export function zipStream(files: readonly ArchiveFile[]): ReadableStream<Uint8Array> {
  const waiting = [...files]
  const ready: Uint8Array[] = []
  let isDone = false
  const zip = new Zip((error, piece, isLast) => {
    if (error) throw error
    ready.push(piece)
    isDone = isLast
  })
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = waiting.shift()
        if (next) {
          const entry = new ZipPassThrough(next.name)
          zip.add(entry)
          entry.push(await next.make(), true)
        } else if (!isDone) zip.end()
        for (const piece of ready.splice(0)) controller.enqueue(piece)
        if (isDone) controller.close()
      },
      cancel() {
        waiting.length = 0
        zip.terminate()
      },
    },
    { highWaterMark: 0 },
  )
}
