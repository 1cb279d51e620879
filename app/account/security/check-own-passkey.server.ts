import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { checkPasskey } from './check-passkey.server.ts'
import { endProof } from './end-proof.server.ts'
import { owedProof } from './factors.queries.server.ts'
import type { Site } from './passkeys.server.ts'

type Used = { assertion: string; token: string | undefined; site: Site; now: Date; secret: string }

/** Checks a passkey of somebody who is signed in, before something grave. The challenge is theirs, and is used up by a right answer. */
export async function checkOwnPasskey(db: Db, viewer: Pick<Viewer, 'id'>, { token, ...used }: Used): ReturnType<typeof checkPasskey> {
  const owed = await owedProof(db, token, used.now)
  if (!owed || owed.personId !== viewer.id) return { ok: false, because: 'passkey-wrong' }
  const outcome = await checkPasskey(db, owed, used)
  if (outcome.ok && !(await endProof(db, owed.id))) return { ok: false, because: 'passkey-wrong' }
  return outcome
}
