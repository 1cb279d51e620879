import { eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { commentBank } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { plans, submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn } from '#app/rules/languages.ts'
import { removeRemark } from './remove-remark.server.ts'
import { saveCriterion } from './save-criterion.server.ts'
import { saveMessage } from './save-message.server.ts'
import { saveRemark } from './save-remark.server.ts'
import type { SavingForm } from './submission.forms.ts'

/** The words of a remark: typed ones, else those of the ready remark chosen, in the language of the plan's author. */
async function bodyOf(db: Db, submissionId: string, form: Extract<SavingForm, { intent: 'remark' }>): Promise<string> {
  if (form.body.trim() !== '' || !form.readyId) return form.body
  const [ready] = await db.select({ body: commentBank.body }).from(commentBank).where(eq(commentBank.id, form.readyId))
  const [author] = await db
    .select({ language: people.language })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .where(eq(submissions.id, submissionId))
  return ready && author ? textIn(ready.body, author.language) : ''
}

/** Saves one change of a marking, whichever it is: the page without scripts and the script of the page send the same forms. */
export async function saveTypedMarking(db: Db, viewer: Viewer, submissionId: string, form: SavingForm, now: Date) {
  switch (form.intent) {
    case 'criterion':
      return { intent: form.intent, saved: await saveCriterion(db, viewer, { ...form, submissionId }, now) } as const
    case 'message':
      return { intent: form.intent, saved: await saveMessage(db, viewer, { ...form, submissionId }, now) } as const
    case 'remark': {
      const body = await bodyOf(db, submissionId, form)
      return { intent: form.intent, saved: await saveRemark(db, viewer, { ...form, submissionId, body }, now) } as const
    }
    case 'remove':
      return { intent: form.intent, saved: await removeRemark(db, viewer, { id: form.id, submissionId }, now) } as const
  }
}
export type SavedMarking = Awaited<ReturnType<typeof saveTypedMarking>>
