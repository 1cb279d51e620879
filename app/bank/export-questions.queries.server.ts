import { inArray } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { bankPictures } from '#db/schema/bank.ts'
import type { ExportFormat } from '#app/exchange/format-names.ts'
import { fromHouse, type PictureContents } from '#app/exchange/from-house.ts'
import { writeGift } from '#app/exchange/write-gift.ts'
import { writeMoodleXml } from '#app/exchange/write-moodle-xml.ts'
import { writeWorkbook } from '#app/exchange/write-table.ts'
import type { Written } from '#app/exchange/written.ts'
import type { Question } from '#app/rules/questions.ts'
import type { Language } from '#app/rules/languages.ts'
import { bankOf } from './bank.queries.server.ts'

const WRITERS = { gift: writeGift, 'moodle-xml': writeMoodleXml, xlsx: writeWorkbook }

/** What the pictures of questions hold; none is read for a format without pictures. */
async function picturesOf(db: Db, questions: readonly Question[], format: ExportFormat): Promise<PictureContents> {
  const hashes = [...new Set(questions.flatMap(({ pictures = [] }) => pictures.map(({ hash }) => hash)))]
  if (format !== 'moodle-xml' || hashes.length === 0) return new Map()
  const found = await db
    .select({ hash: bankPictures.hash, type: bankPictures.type, content: bankPictures.content })
    .from(bankPictures)
    .where(inArray(bankPictures.hash, hashes))
  return new Map(found.map(({ hash, ...picture }) => [hash, picture]))
}

/** The bank of courses as a file, in one language, with names and categories; of several courses the category begins with the course. Questions that the format cannot hold are listed. */
export async function exportQuestions(
  db: Db,
  { courseIds, format, language }: { courseIds: readonly string[]; format: ExportFormat; language: Language },
): Promise<Written<Buffer>> {
  const bank = courseIds.length === 0 ? [] : await bankOf(db, courseIds)
  const isOne = new Set(courseIds).size === 1
  const pictures = await picturesOf(
    db,
    bank.map(({ question }) => question),
    format,
  )
  const documents = bank.map(({ courseId, key, question, name, category }) => ({
    key,
    document: fromHouse(
      { question, name: name === '' ? key : name, category: isOne ? category : [courseId, ...category], pictures },
      language,
    ),
  }))
  const known = documents.flatMap(({ document }) => document ?? [])
  const calculated = documents.filter(({ document }) => document === null)
  const { content, written, skipped } = WRITERS[format](known)
  return {
    content: Buffer.from(content),
    written,
    skipped: [...skipped, ...calculated.map(({ key }) => ({ name: key, because: 'kind-not-in-format' as const }))],
  }
}
