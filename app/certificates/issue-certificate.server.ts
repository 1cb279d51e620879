import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { people } from '#db/schema/people.ts'
import { certificates } from '#db/schema/reports.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import { tokenFrom } from '#app/rules/link-token.ts'
import { earnedBy } from './certificates.queries.server.ts'

type Asked = { cohortId: string; courseId: string | null; name: string }

/** Issues a certificate to who has earned it and has confirmed their name as it stands now; refuses what is not earned and what was issued already. Answers its id. */
export function issueCertificate(db: Db, viewer: Pick<Viewer, 'id'>, asked: Asked, now: Date): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, viewer.id))
    const earned = (await earnedBy(tx, viewer.id)).find((one) => one.cohortId === asked.cohortId && one.courseId === asked.courseId)
    if (!earned || person?.name !== asked.name) return null
    const [made] = await tx
      .insert(certificates)
      .values({ ...earned, personId: viewer.id, name: person.name, code: tokenFrom(randomBytes(10)).replaceAll('-', ''), issuedAt: now })
      .onConflictDoNothing()
      .returning({ id: certificates.id })
    if (!made) return null
    await recordAudit(tx, { actorId: viewer.id, action: 'certificate-issued', subject: { kind: 'certificate', id: made.id } }, now)
    return made.id
  })
}
