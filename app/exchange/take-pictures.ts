import { createHash } from 'node:crypto'
import { MOST_PICTURES, type Picture } from '#app/rules/questions.ts'
import type { Warn } from './gift-answers.ts'
import { Skipped } from './import-report.ts'
import { MOST_PICTURE_BYTES, readPicture, type PictureFile } from './picture-file.ts'
import type { FileDocument } from './question-document.ts'

/** A picture with the hash of what it holds, under which it is kept. */
export type HousePicture = PictureFile & { hash: string }

/** From so many bytes on a picture costs a learner more than a whole quiz without one, and that is told. */
const HEAVY_BYTES = 60_000

/** What one question takes of pictures, with the files of one of its texts at a time. */
export type PictureTaker = {
  /** Takes a picture of a text by its address and its words, for a place of the question. */
  take: (files: readonly FileDocument[], place: string, address: string, words: string) => void
  /** Says which files of a text it does not show. */
  tellUnused: (files: readonly FileDocument[]) => void
  /** The words of a text that is nothing but a picture: its own, else a name with its number. */
  wordsFor: (place: string) => string | undefined
  shown: Picture[]
  kept: HousePicture[]
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** What is packed under an address: in the text itself, or in a file beside it. */
function packedUnder(address: string, files: readonly FileDocument[]): { name: string; content: string; path: string | null } {
  const [, type = '', inside] = /^data:([^,;]{0,60})[^,]{0,60};base64,(.*)$/is.exec(address) ?? []
  if (inside !== undefined) return { name: type, content: inside, path: null }
  const [, written] = /^@@PLUGINFILE@@(\/[^?#]*)/.exec(address) ?? []
  if (written === undefined) throw new Skipped('picture-elsewhere', address)
  const file = files.find(({ path }) => path === decoded(written) || path === written)
  if (!file) throw new Skipped('picture-missing', written)
  return { name: file.path.slice(1), content: file.content, path: file.path }
}

function unpacked(name: string, content: string): Buffer {
  const text = content.replace(/\s+/g, '')
  // Facts of a camera go before the limit counts; beyond this no picture that is kept was inside.
  if (text.length > MOST_PICTURE_BYTES * 4) throw new Skipped('picture-large', name)
  if (text === '' || !/^[a-z0-9+/]+={0,2}$/i.test(text)) throw new Skipped('picture-broken', name)
  return Buffer.from(text, 'base64')
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`

/** Takes the pictures of one question: each is read by what it holds, whatever its name says. */
export function pictureTaker(warn: Warn, nameOf: string): PictureTaker {
  const shown: Picture[] = []
  const kept: HousePicture[] = []
  const used = new Set<string>()
  return {
    shown,
    kept,
    take(files, place, address, words) {
      const { name, content, path } = packedUnder(address, files)
      if (path !== null) used.add(path)
      if (shown.length === MOST_PICTURES) throw new Skipped('many-pictures', String(MOST_PICTURES))
      const read = readPicture(unpacked(name, content))
      if (!read.ok) throw new Skipped(read.because, name)
      const { picture, isCleaned } = read
      const { width, height, bytes } = picture
      if (isCleaned) warn('picture-cleaned', name)
      if (bytes.length > HEAVY_BYTES) warn('picture-heavy', `${name}: ${kilobytes(bytes.length)}`)
      const hash = createHash('sha256').update(bytes).digest('hex')
      if (!kept.some((one) => one.hash === hash)) kept.push({ ...picture, hash })
      const said = words.replace(/\s+/g, ' ').slice(0, 500)
      if (said === '') warn('picture-without-words', name)
      shown.push({ place, hash, width, height, bytes: bytes.length, ...(said === '' ? {} : { words: { fr: said } }) })
    },
    tellUnused(files) {
      for (const { path } of files) if (!used.has(path)) warn('not-kept', path)
    },
    wordsFor(place) {
      const index = shown.findIndex((one) => one.place === place)
      return index === -1 ? undefined : (shown[index]?.words?.fr ?? `${nameOf} ${index + 1}`)
    },
  }
}
