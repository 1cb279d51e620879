import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { keptMessages, type KeptMessage } from '#app/platform/mail.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'

/** One kept message. It may hold a link that opens an account, so reading it stands in the audit; an unknown one is 404. */
export async function readMessage(db: Db, viewer: Viewer, settings: Settings, id: string, now: Date): Promise<KeptMessage> {
  const message = (await keptMessages(settings)).find((kept) => kept.id === id)
  if (!message) throw new Response(null, { status: 404 })
  await recordAudit(db, { actorId: viewer.id, action: 'message-read', subject: { kind: 'message', id } }, now)
  return message
}
