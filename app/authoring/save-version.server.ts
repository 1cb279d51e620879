import { createHash } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { isUniqueViolation, type Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { personalInField } from '#app/publishing/wording.ts'
import { editedAssignment, type EditProblem } from '#app/rules/assignment-editing.ts'
import type { MoneyTable } from '#app/rules/assignments.ts'
import type { FullText, Language } from '#app/rules/languages.ts'
import { formOf, isAsItWas } from './assignment-fields.ts'
import { versionToWrite } from './assignments.queries.server.ts'
import { briefHtml } from './brief-html.ts'
import { authoringWords } from './words/words.ts'

export type TypedVersion = { key: string; basedOn: number; language: Language; form: ReadonlyMap<string, string> }
export type SavedVersion =
  { ok: true; number: number } | { ok: false; because: 'changed-meanwhile' } | { ok: false; because: 'wrong'; problems: EditProblem[] }

/** A money table is called the same in every assignment that takes it in. */
const tableTitle = (kind: MoneyTable): FullText => ({
  fr: authoringWords.fr.moneyTables[kind],
  en: authoringWords.en.moneyTables[kind],
  ar: authoringWords.ar.moneyTables[kind],
})

/**
 * Keeps an assignment with its rubric as a new version: what plans and hand-ins hold stays as it was. The same again makes no version. Who saves second
 * is told, and nothing is kept. Refused with the field of each fault.
 */
export async function saveVersion(
  db: Db,
  viewer: Viewer,
  { key, basedOn, language, form }: TypedVersion,
  now: Date,
): Promise<SavedVersion> {
  try {
    return await db.transaction(async (tx): Promise<SavedVersion> => {
      const before = await versionToWrite(tx, viewer, key, null)
      await tx.select({ id: assignmentVersions.id }).from(assignmentVersions).where(eq(assignmentVersions.id, before.id)).for('update')
      const [newest] = await tx
        .select({ number: assignmentVersions.number })
        .from(assignmentVersions)
        .where(eq(assignmentVersions.key, key))
        .orderBy(desc(assignmentVersions.number))
        .limit(1)
      if (newest?.number !== basedOn || before.number !== basedOn) return { ok: false, because: 'changed-meanwhile' }
      const isPersonal = (text: string) => personalInField(text) !== undefined
      const known = { assignment: before.body, rubric: before.rubric }
      if (isAsItWas(form, formOf(known, language))) return { ok: true, number: basedOn }
      const edited = editedAssignment(known, form, { language, isPersonal, tableTitle })
      if (!edited.ok) return { ok: false, because: 'wrong', problems: edited.problems }
      const { assignment: body, rubric } = edited
      const brief = briefHtml(body.brief)
      if (!brief) return { ok: false, because: 'wrong', problems: [{ field: 'brief', because: 'too-long' }] }
      const number = basedOn + 1
      // A version that says what an earlier one said is one of its own: nothing between them goes.
      const hash = createHash('sha256')
        .update(JSON.stringify([number, body, rubric]))
        .digest('hex')
      await tx.insert(assignmentVersions).values({
        key,
        number,
        hash,
        courseId: before.courseId,
        body,
        rubric,
        rendered: { ...before.rendered, brief },
        sample: before.sample,
        createdAt: now,
      })
      const subject = { kind: 'assignment', id: key }
      await recordAudit(tx, { actorId: viewer.id, action: 'assignment-edited', subject, detail: { number } }, now)
      return { ok: true, number }
    })
  } catch (error) {
    // Another save made the same number between the look and the write.
    if (!isUniqueViolation(error)) throw error
    return { ok: false, because: 'changed-meanwhile' }
  }
}
