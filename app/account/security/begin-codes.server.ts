import { isNull } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { secondFactors } from '#db/schema/people.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { newCodeSecret } from '#app/platform/one-time-code.server.ts'
import { seal } from '#app/platform/seal.server.ts'
import { CODE_SEAL } from './check-code.server.ts'

/** Draws the secret that one's app will share. It asks for nothing until a first code was right, and leaves confirmed codes as they are. */
export async function beginCodes(db: Db, viewer: Viewer, { now, secret }: { now: Date; secret: string }): Promise<void> {
  const sealedSecret = seal(secret, CODE_SEAL, newCodeSecret())
  await db
    .insert(secondFactors)
    .values({ personId: viewer.id, sealedSecret, createdAt: now })
    .onConflictDoUpdate({
      target: secondFactors.personId,
      set: { sealedSecret, createdAt: now },
      setWhere: isNull(secondFactors.confirmedAt),
    })
}
