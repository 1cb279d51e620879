import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { AssignmentTable } from '#app/rules/assignments.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import { tablesOf } from '#app/rules/plan-parts.ts'
import { fieldsOf, partForm } from './plan.forms.ts'
import { savePartRead, type PlanToSave, type SavedPart } from './save-part.server.ts'
import { typedTables } from './typed-tables.ts'

export type TypedPart = { planId: string; partId: string; form: FormData; source: 'form' | 'autosave'; waited?: PhoneTime | null }
export type SavedTypedPart = { saved: SavedPart; then: string; text: string; tables: AssignmentTable[]; nextId: string | null }

/** Saves a part from the form it was typed into, with the time at which it was written on a phone without a network, and says what the form asked for next. Two queries. */
export async function saveTypedPart(
  db: Db,
  viewer: Viewer,
  { planId, partId, form, source, waited }: TypedPart,
  now: Date,
): Promise<SavedTypedPart> {
  const { id, basedOn, text, done, then } = partForm.parse(fieldsOf(form))
  const written = waited ? ({ source: 'offline', savedAt: waited.finishedAt } as const) : { source, savedAt: now }
  const arriving = { planId, partId, id, basedOn, text, isDone: done === 'yes', ...written }
  const tables = ({ assignment }: PlanToSave) => {
    const part = assignment.parts.find((one) => one.id === partId)
    return part ? tablesOf(assignment, part) : []
  }
  const { plan, saved } = await savePartRead(db, viewer, arriving, (toSave) => typedTables(tables(toSave), form), now)
  const place = plan.assignment.parts.findIndex((one) => one.id === partId)
  return { saved, then, text, tables: tables(plan), nextId: plan.assignment.parts[place + 1]?.id ?? null }
}
