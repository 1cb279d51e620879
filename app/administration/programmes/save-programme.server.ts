import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { programmeCourses, programmes } from '#db/schema/cohorts.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { reviewProgramme, type ProgrammeFault } from '#app/rules/programmes.ts'
import { NEW_PROGRAMME, type ProgrammeForm } from './programmes.forms.ts'
import { coursesToTake, oneProgramme, seenOf } from './programmes.queries.server.ts'

export type ProgrammeRefusal = { faults: ProgrammeFault[]; because?: 'changed-meanwhile' }

/** Serialises the changes of programmes: of two at once the second sees the first one’s. */
const PROGRAMMES_LOCK = 7_302

/**
 * Makes a programme, or changes one; cohorts that were made on it before keep their courses. The same form for a new one sent twice makes one. Refuses a
 * page that somebody else's change has overtaken; a programme that does not exist is 404.
 */
export function saveProgramme(
  db: Db,
  viewer: Viewer,
  { at, form }: { at: string; form: ProgrammeForm },
  { now, requestId }: { now: Date; requestId: string },
): Promise<{ ok: true; id: string } | ({ ok: false } & ProgrammeRefusal)> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${PROGRAMMES_LOCK}::bigint)`)
    const isNew = at === NEW_PROGRAMME
    const id = isNew ? form.id : at
    const before = await oneProgramme(tx, id)
    if (isNew && before) return { ok: true, id } as const
    if (!isNew && !before) throw new Response(null, { status: 404 })
    if (seenOf(before) !== form.seen) return { ok: false, faults: [], because: 'changed-meanwhile' } as const
    const known = new Set((await coursesToTake(tx)).map(({ courseId }) => courseId))
    const reviewed = reviewProgramme({ ...form, courses: form.courses.filter(({ courseId }) => known.has(courseId)) })
    if (!reviewed.ok) return reviewed
    const { title, courses } = reviewed.facts
    if (isNew) await tx.insert(programmes).values({ id, title, createdAt: now })
    else await tx.update(programmes).set({ title }).where(eq(programmes.id, id))
    await tx.delete(programmeCourses).where(eq(programmeCourses.programmeId, id))
    await tx.insert(programmeCourses).values(courses.map((course) => ({ ...course, programmeId: id })))
    const action = isNew ? 'programme-made' : 'programme-changed'
    await recordAudit(tx, { actorId: viewer.id, action, subject: { kind: 'programme', id }, requestId }, now)
    return { ok: true, id } as const
  })
}
