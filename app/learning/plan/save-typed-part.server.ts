import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { plans } from '#db/schema/plans.ts'
import { plansSeenBy } from '#app/access/plans.scope.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { AssignmentTable } from '#app/rules/assignments.ts'
import type { PhoneTime } from '#app/rules/phone-time.ts'
import { tablesOf } from '#app/rules/plan-parts.ts'
import { fieldsOf, partForm } from './plan.forms.ts'
import { savePart, type SavedPart } from './save-part.server.ts'
import { typedTables } from './typed-tables.ts'

export type TypedPart = { planId: string; partId: string; form: FormData; source: 'form' | 'autosave'; waited?: PhoneTime | null }
export type SavedTypedPart = { saved: SavedPart; then: string; text: string; tables: AssignmentTable[]; nextId: string | null }

/** Saves a part from the form it was typed into, with the time at which it was written on a phone without a network, and says what the form asked for next. */
export async function saveTypedPart(
  db: Db,
  viewer: Viewer,
  { planId, partId, form, source, waited }: TypedPart,
  now: Date,
): Promise<SavedTypedPart> {
  const [plan] = await db
    .select({ assignment: assignmentVersions.body })
    .from(plans)
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(and(eq(plans.id, planId), plansSeenBy(viewer)))
  const place = plan?.assignment.parts.findIndex(({ id }) => id === partId) ?? -1
  const part = plan?.assignment.parts[place]
  if (!plan || !part) throw new Response(null, { status: 404 })
  const tables = tablesOf(plan.assignment, part)
  const { id, basedOn, text, done, then } = partForm.parse(fieldsOf(form))
  const arriving = { planId, partId, id, basedOn, text, tables: typedTables(tables, form), isDone: done === 'yes' }
  const written = waited ? ({ source: 'offline', savedAt: waited.finishedAt } as const) : { source, savedAt: now }
  const saved = await savePart(db, viewer, { ...arriving, ...written }, now)
  return { saved, then, text, tables, nextId: plan.assignment.parts[place + 1]?.id ?? null }
}
