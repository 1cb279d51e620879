import { eq } from 'drizzle-orm'
import { accessLinks } from '#db/schema/invitations.ts'
import { people } from '#db/schema/people.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { writeLetter } from '#app/platform/letter.ts'
import { hashOfNew, linkToken } from '#app/platform/link-tokens.server.ts'
import { recordAudit } from '#app/platform/record-audit.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { say } from '#app/language/words.ts'
import { ACCESS_HOURS } from '#app/rules/invitations.ts'
import { firstName } from '#app/rules/names.ts'
import { enteringWords } from './words/words.ts'

/** Answers somebody who asked for access: a link by e-mail where they have an address, and a line on the list of who accompanies them where they have none. */
export async function answerRecovery({ personId }: JobPayload<'answer-recovery'>, parts: WorkParts): Promise<void> {
  const { db, now, jobId } = parts
  if (personId === null) return
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  if (!person || person.archivedAt) return
  const asked = { actorId: personId, action: 'access.asked', subject: { kind: 'person', id: personId } }
  if (person.email === null) {
    await db.transaction(async (tx) => {
      const added = await tx.insert(accessLinks).values({ personId, askedAt: now, createdAt: now }).onConflictDoNothing().returning()
      if (added.length > 0) await recordAudit(tx, asked, now)
    })
    return
  }
  // The job's id is the link's: a second try of the job sends the same link.
  const token = linkToken(parts.secret, 'access', jobId, 1)
  const expiresAt = new Date(now.getTime() + ACCESS_HOURS.mailed * 3_600_000)
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(accessLinks)
      .values({ id: jobId, personId, tokenHash: hashOfNew('access', token), expiresAt, createdAt: now })
      .onConflictDoNothing()
      .returning()
    if (added.length > 0) await recordAudit(tx, asked, now)
  })
  const words = enteringWords[person.language].mail
  const text = {
    language: person.language,
    subject: words.subject,
    paragraphs: [say(words.hello, { name: firstName(person.name) }), words.text],
    button: { label: words.button, address: `${parts.origin}/acces/${token}` },
    foot: [words.foot],
  }
  await parts.mail.send(
    { id: jobId, to: { name: person.name, address: person.email }, about: personId, at: now },
    writeLetter(text, parts.settings),
  )
}
