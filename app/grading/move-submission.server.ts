import type { Db } from '#db/handle.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { askForSecond } from './ask-for-second.server.ts'
import { decideSubmission } from './decide-submission.server.ts'
import { identifyAuthor } from './identify-author.server.ts'
import { letGoSubmission } from './let-go-submission.server.ts'
import { releaseResult } from './release-result.server.ts'
import { reopenMarking } from './reopen-marking.server.ts'
import { retractRelease } from './retract-release.server.ts'
import type { MovingForm } from './submission.forms.ts'
import { takeSubmission } from './take-submission.server.ts'

/** Does with a piece of work what one of its buttons says: taken, let go, decided on, released, taken back. */
export async function moveSubmission(db: Db, viewer: Viewer, submissionId: string, form: MovingForm, now: Date) {
  switch (form.intent) {
    case 'take':
      return { done: 'taken', moved: await takeSubmission(db, viewer, submissionId, now) } as const
    case 'let-go':
      return { done: 'let-go', moved: await letGoSubmission(db, viewer, submissionId, now) } as const
    case 'return':
    case 'validate':
      return { done: form.intent, moved: await decideSubmission(db, viewer, { submissionId, verdict: form.intent }, now) } as const
    case 'reopen':
      return { done: 'reopened', moved: await reopenMarking(db, viewer, submissionId, now) } as const
    case 'release':
      return { done: 'released', moved: await releaseResult(db, viewer, submissionId, now) } as const
    case 'second':
      return { done: 'second', moved: await askForSecond(db, viewer, submissionId, now) } as const
    case 'identify':
      return { done: 'identified', moved: await identifyAuthor(db, viewer, submissionId, now) } as const
    case 'retract':
      return { done: 'retracted', moved: await retractRelease(db, viewer, { submissionId, reason: form.reason }, now) } as const
  }
}
