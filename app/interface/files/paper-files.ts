import { formatBytes, say } from '#app/language/words.ts'
import type { Language } from '#app/rules/languages.ts'
import type { HeldFile } from '#app/rules/part-files.ts'
import { filesWords } from './words/words.ts'

/** The small pictures of photos by the ids of their files, as data addresses. */
export type Pictures = ReadonlyMap<string, string>

/** The files of a part for paper: kind, name and weight in one line; what is said in a recording; a small picture. */
export function paperFiles(files: readonly HeldFile[], pictures: Pictures, language: Language) {
  const words = filesWords[language]
  return files.map(({ id, kind, name, bytes, transcript }) => ({
    text: `${say(words.weight, { kind: words.kinds[kind], size: formatBytes(bytes, language) })} : ${name}`,
    said: transcript,
    picture: pictures.get(id) ?? null,
  }))
}
