import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { bankChanges, bankPictures, bankQuestions } from '#db/schema/bank.ts'
import { questionVersions } from '#db/schema/courses.ts'
import type { ImportFormat } from '#app/exchange/format-names.ts'
import { readQuestions } from '#app/exchange/formats.ts'
import type { Because, FileRefusal, SkipReason, Warning } from '#app/exchange/import-report.ts'
import type { QuestionDocument } from '#app/exchange/question-document.ts'
import type { HousePicture } from '#app/exchange/take-pictures.ts'
import { toHouse, type HouseWords } from '#app/exchange/to-house.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { normaliseAnswer } from '#app/rules/answer-text.ts'
import type { Question } from '#app/rules/questions.ts'
import { bankOf, objectivesOf } from './bank.queries.server.ts'

/** What the house says of a question whose bank says nothing: shown to learners, in French as the questions are. */
const HOUSE_WORDS: HouseWords = {
  right: 'C’est une bonne réponse.',
  wrong: 'Ce n’est pas une bonne réponse.',
  explanation: 'Relisez la leçon pour mieux comprendre.',
  fill: 'Complétez le texte.',
  guide: 'Cette question n’a pas encore de guide de correction.',
  picture: 'Image',
}

/** One writer of a bank at a time: two imports at once would not see each other's questions. */
const IMPORT_LOCK = 7_306

/** A question that is taken, with its pictures and what they weigh together, in bytes. */
export type ImportedLine = { name: string; line: number; key: string; kind: Question['kind']; pictures: number; pictureBytes: number }
export type SkippedLine = { name: string; line: number } & Because<SkipReason>
export type WarningLine = { name: string; line: number } & Because<Warning>

/** What an import did, or would do: every item of the file stands in `imported` or in `skipped`. A line of 0 concerns the whole file. */
export type ImportReport = { format: ImportFormat; imported: ImportedLine[]; skipped: SkippedLine[]; warnings: WarningLine[] }
export type ImportOutcome =
  | ({ ok: true } & ImportReport)
  | ({ ok: false; line?: number } & Because<FileRefusal | 'no-course' | 'nothing-imported'> & Partial<ImportReport>)

type Asked = { bytes: Uint8Array; format: ImportFormat | null; courseId: string; isTrial: boolean; actorId: string | null }

/** The same question has the same key, so that a file imported twice makes nothing twice. */
function keyFor(courseId: string, { id: _, ...question }: Question): string {
  return `${courseId}-b${createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 12)}`
}

type Taken = Omit<ImportedLine, 'pictures' | 'pictureBytes'> & {
  question: Question
  ownName: string
  category: string[]
  pictures: HousePicture[]
}

/** The last name of a question's category is one of its tags, by which quizzes draw; the whole category is kept beside it. */
function withCategoryTag(document: QuestionDocument): QuestionDocument {
  const last = document.category.at(-1)
  return last === undefined || document.tags.includes(last) ? document : { ...document, tags: [...document.tags, last] }
}

async function writeTaken(
  db: Db,
  taken: readonly Taken[],
  { courseId, actorId }: Pick<Asked, 'courseId' | 'actorId'>,
  now: Date,
): Promise<void> {
  const pictures = new Map(taken.flatMap((one) => one.pictures.map((picture) => [picture.hash, picture] as const)))
  for (const { hash, type, bytes } of pictures.values())
    await db
      .insert(bankPictures)
      .values({ hash, type, content: bytes.toString('base64'), createdAt: now })
      .onConflictDoNothing()
  await db.insert(questionVersions).values(
    taken.map(({ key, question }) => {
      const hash = createHash('sha256').update(JSON.stringify(question)).digest('hex')
      return { key, number: 1, hash, courseId, body: question, createdAt: now }
    }),
  )
  await db.insert(bankQuestions).values(taken.map(({ key, ownName, category }) => ({ key, courseId, name: ownName, category })))
  await db
    .insert(bankChanges)
    .values(taken.map(({ key }) => ({ key, act: 'imported' as const, number: 1, madeBy: actorId, createdAt: now })))
}

/**
 * Takes the questions of a file into the bank of a course. A file that is refused, or of which nothing can be taken, changes nothing; nor does a trial.
 * Items are skipped one by one with their reason; questions that stand in the bank already are not taken again, those with the same words are told.
 */
export function importQuestions(db: Db, { bytes, format, courseId, isTrial, actorId }: Asked, now: Date): Promise<ImportOutcome> {
  return db.transaction(async (tx): Promise<ImportOutcome> => {
    const read = readQuestions(bytes, format)
    if (!read.ok) {
      const { format: _, ...refusal } = read
      return refusal
    }
    if (read.format === null) return { ok: false, because: 'unknown-format' }
    const objectives = await objectivesOf(tx, courseId)
    if (!objectives) return { ok: false, because: 'no-course', about: courseId }
    await tx.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`)

    const bank = await bankOf(tx, [courseId])
    const keys = new Set(bank.map(({ key }) => key))
    const stems = new Map(bank.map(({ key, question }) => [normaliseAnswer(question.stem.fr), key]))
    const warnings: WarningLine[] = read.warnings.map((warning) => ({ name: '', line: 0, ...warning }))
    const skipped: SkippedLine[] = []
    const taken: Taken[] = []
    for (const item of read.items) {
      const { name, line } = item
      warnings.push(...item.warnings.map((warning) => ({ name, line, ...warning })))
      if (!item.ok) {
        skipped.push({ name, line, because: item.because, ...(item.about === undefined ? {} : { about: item.about }) })
        continue
      }
      const { category } = item.question
      const made = toHouse(withCategoryTag(item.question), { id: 'new', objectives, words: HOUSE_WORDS })
      if (!made.ok) {
        skipped.push({ name, line, because: made.because, ...(made.about === undefined ? {} : { about: made.about }) })
        continue
      }
      warnings.push(...made.warnings.map((warning) => ({ name, line, ...warning })))
      const key = keyFor(courseId, made.question)
      if (keys.has(key)) {
        skipped.push({ name, line, because: 'already-there', about: key })
        continue
      }
      const stem = normaliseAnswer(made.question.stem.fr)
      const twin = stems.get(stem)
      if (twin !== undefined) warnings.push({ name, line, because: 'duplicate', about: twin })
      keys.add(key)
      stems.set(stem, key)
      taken.push({
        name,
        line,
        key,
        kind: made.question.kind,
        question: { ...made.question, id: key },
        ownName: item.question.name,
        pictures: made.pictures,
        category,
      })
    }
    const imported = taken.map(({ name, line, key, kind, pictures }) => ({
      ...{ name, line, key, kind },
      pictures: pictures.length,
      pictureBytes: pictures.reduce((sum, { bytes }) => sum + bytes.length, 0),
    }))
    const report: ImportReport = { format: read.format, imported, skipped, warnings }
    if (taken.length === 0) return { ok: false, because: 'nothing-imported', ...report }
    if (isTrial) return { ok: true, ...report }

    await writeTaken(tx, taken, { courseId, actorId }, now)
    const detail = { imported: imported.length, skipped: skipped.length, format: read.format }
    await recordAudit(tx, { actorId, action: 'questions-imported', subject: { kind: 'course', id: courseId }, detail }, now)
    return { ok: true, ...report }
  })
}
