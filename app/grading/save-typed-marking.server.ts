import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/handle.ts'
import { assignmentVersions } from '#db/schema/courses.ts'
import { commentBank } from '#db/schema/grading.ts'
import { people } from '#db/schema/people.ts'
import { assignmentRuns, plans, submissions } from '#db/schema/plans.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { firstName } from '#app/rules/names.ts'
import { fillRemark } from '#app/rules/ready-remarks.ts'
import { readyOf } from './ready/ready.queries.server.ts'
import { removeRemark } from './remove-remark.server.ts'
import { saveCriterion } from './save-criterion.server.ts'
import { saveMessage } from './save-message.server.ts'
import { saveRemark } from './save-remark.server.ts'
import type { SavingForm } from './submission.forms.ts'

/** The words of a remark: typed ones, else those of the ready remark chosen, in the language of the plan's author; with who and what they name filled in. */
async function bodyOf(db: Db, viewer: Viewer, submissionId: string, form: Extract<SavingForm, { intent: 'remark' }>): Promise<string> {
  const [work] = await db
    .select({
      language: people.language,
      name: people.name,
      n: submissions.n,
      isAnonymous: assignmentRuns.isAnonymous,
      assignment: assignmentVersions.body,
    })
    .from(submissions)
    .innerJoin(plans, eq(plans.id, submissions.planId))
    .innerJoin(people, eq(people.id, plans.ownerId))
    .innerJoin(assignmentRuns, eq(assignmentRuns.id, plans.runId))
    .innerJoin(assignmentVersions, eq(assignmentVersions.id, plans.assignmentVersionId))
    .where(eq(submissions.id, submissionId))
  if (!work) return form.body
  const part = work.assignment.parts.find(({ id }) => id === form.partId)
  const text = form.body.trim() === '' && form.readyId ? await readyText(db, viewer, form.readyId, work.language) : form.body
  return fillRemark(text, {
    prenom: work.isAnonymous ? '' : firstName(work.name),
    partie: part ? textIn(part.title, work.language) : '',
    version: String(work.n),
  })
}

async function readyText(db: Db, viewer: Viewer, readyId: string, language: Language): Promise<string> {
  const [ready] = await db
    .select({ body: commentBank.body })
    .from(commentBank)
    .where(and(eq(commentBank.id, readyId), readyOf(viewer)))
  return ready ? textIn(ready.body, language) : ''
}

/** Saves one change of a marking, whichever it is: the page without scripts and the script of the page send the same forms. */
export async function saveTypedMarking(db: Db, viewer: Viewer, submissionId: string, form: SavingForm, now: Date) {
  switch (form.intent) {
    case 'criterion':
      return { intent: form.intent, saved: await saveCriterion(db, viewer, { ...form, submissionId }, now) } as const
    case 'message':
      return { intent: form.intent, saved: await saveMessage(db, viewer, { ...form, submissionId }, now) } as const
    case 'remark': {
      const body = await bodyOf(db, viewer, submissionId, form)
      return { intent: form.intent, saved: await saveRemark(db, viewer, { ...form, submissionId, body }, now) } as const
    }
    case 'remove':
      return { intent: form.intent, saved: await removeRemark(db, viewer, { id: form.id, submissionId }, now) } as const
  }
}
export type SavedMarking = Awaited<ReturnType<typeof saveTypedMarking>>
