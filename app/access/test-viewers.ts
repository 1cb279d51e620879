import { idOf } from '#db/seed/named-id.ts'
import type { Db } from '#db/handle.ts'
import { sessionsOn } from './sessions.server.ts'
import type { Viewer } from './viewer.ts'

/** Somebody of the cast as the doors see them, with the grants of the seeded database: for tests. */
export async function viewerOf(db: Db, name: string): Promise<Viewer> {
  const sessions = sessionsOn(db, false)
  const cookie = await sessions.open(idOf(name), false)
  const [header = ''] = cookie.split(';')
  const { viewer } = await sessions.read(header)
  // A test outside a transaction leaves no session to those after it.
  await sessions.close(header)
  if (!viewer) throw new Error(`${name} cannot sign in`)
  return viewer
}
