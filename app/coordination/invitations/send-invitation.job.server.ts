import { eq } from 'drizzle-orm'
import { cohorts, programmes } from '#db/schema/cohorts.ts'
import { invitations } from '#db/schema/invitations.ts'
import { people } from '#db/schema/people.ts'
import type { JobPayload } from '#app/platform/job-kinds.ts'
import { writeLetter } from '#app/platform/letter.ts'
import { linkToken } from '#app/platform/link-tokens.server.ts'
import type { WorkParts } from '#app/platform/worker.server.ts'
import { say } from '#app/language/words.ts'
import { linkState } from '#app/rules/invitations.ts'
import { invitedValues } from './invitation-text.ts'
import { invitationWords } from './words/words.ts'

/** Sends an invitation to the e-mail address it names; one that was accepted, cancelled or renewed meanwhile is not sent. */
export async function sendInvitation(payload: JobPayload<'send-invitation'>, parts: WorkParts): Promise<void> {
  const [found] = await parts.db
    .select({ invitation: invitations, course: programmes.title, inviter: people.name })
    .from(invitations)
    .innerJoin(cohorts, eq(cohorts.id, invitations.cohortId))
    .innerJoin(programmes, eq(programmes.id, cohorts.programmeId))
    .leftJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.id, payload.invitationId))
  if (!found || found.invitation.issue !== payload.issue || linkState(found.invitation, parts.now) !== 'open') return
  const { id, issue, email, name, language, expiresAt } = found.invitation
  if (email === null) return
  const words = invitationWords[language].mail
  const address = `${parts.origin}/b/${linkToken(parts.secret, 'invitation', id, issue)}`
  const inviter = found.inviter ?? parts.settings.siteName
  const values = invitedValues({ name, language, inviter, course: found.course, expiresAt, address })
  const text = {
    language,
    subject: words.subject,
    paragraphs: [words.hello, words.text, words.until].map((text) => say(text, values)),
    button: { label: words.button, address },
    foot: [say(words.foot, values)],
  }
  await parts.mail.send({ id: parts.jobId, to: { name, address: email }, about: id, at: parts.now }, writeLetter(text, parts.settings))
}
