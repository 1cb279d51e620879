import { asc, desc, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { incidents } from '#db/schema/privacy.ts'

/** Every incident as it stands now, the open ones first. */
export async function incidentsNow(db: Db) {
  const newest = await db.selectDistinctOn([incidents.incidentId]).from(incidents).orderBy(incidents.incidentId, desc(incidents.n))
  return newest.toSorted(
    (one, other) => Number(one.closedAt !== null) - Number(other.closedAt !== null) || other.noticedAt.getTime() - one.noticedAt.getTime(),
  )
}
export type Incident = Awaited<ReturnType<typeof incidentsNow>>[number]

/** Every version of one incident, the newest first, with who wrote it; empty where there is none. */
export function incidentVersions(db: Db, incidentId: string) {
  return db
    .select({ incident: incidents, writer: people.name })
    .from(incidents)
    .leftJoin(people, eq(people.id, incidents.writtenBy))
    .where(eq(incidents.incidentId, incidentId))
    .orderBy(desc(incidents.n))
}
export type IncidentVersion = Awaited<ReturnType<typeof incidentVersions>>[number]

/** Every version of every incident in order, for the file. */
export function wholeRegister(db: Db) {
  return db.select().from(incidents).orderBy(asc(incidents.noticedAt), incidents.incidentId, asc(incidents.n))
}
