import {
  commentBank,
  criterionQueries,
  criterionMarks,
  feedbackViews,
  individualOutcomes,
  leases,
  marks,
  outcomes,
  releases,
  remarkReplies,
  remarks,
  remarkTicks,
} from '../schema/grading.ts'
import { files, submissionFiles, uploads } from '../schema/files.ts'
import { partQuestions, planAuthors, plans, revisions, submissionAuthors, submissionParts, submissions } from '../schema/plans.ts'
import { itemProgress, progressEvents } from '../schema/progress.ts'
import { answerSteps, attempts, attemptSlots, practiceAnswers, slotScores } from '../schema/quizzes.ts'
import { labelled, type TableLabel } from './labels.ts'

const FOLLOWERS = ['self', 'trainers', 'coordinators'] as const

/** What people read, answer and write, and what trainers answer them. */
export const workLabels: readonly TableLabel[] = [...learning(), ...planning(), ...marking()]

function learning(): TableLabel[] {
  const learnt = { activity: 'learning', retention: 'account', readers: FOLLOWERS, onErasure: 'nameless' } as const
  return [
    labelled(progressEvents, {
      ...learnt,
      holds: {
        none: ['id', 'courseId', 'itemKey', 'versionId', 'source'],
        link: ['personId', 'enteredBy'],
        result: ['kind', 'score'],
        trace: ['occurredAt', 'receivedAt'],
      },
    }),
    labelled(itemProgress, {
      ...learnt,
      holds: {
        none: ['itemKey', 'courseId', 'completedVersionId'],
        link: ['personId'],
        result: ['bestScore', 'failures'],
        trace: ['openedAt', 'completedAt', 'passedAt', 'lastAt'],
      },
    }),
    labelled(attempts, {
      ...learnt,
      activity: 'assessment',
      holds: {
        none: [
          'id',
          'enrolmentId',
          'versionId',
          'quizKey',
          'n',
          'seed',
          'deadlineAt',
          'isTimedOut',
          'isAbandoned',
          'isPrepared',
          'source',
          'passMark',
          'maxScore',
        ],
        link: ['personId', 'enteredBy'],
        result: ['score', 'isPassed'],
        trace: [
          'startedAt',
          'submittedAt',
          'gradedAt',
          'issuedAt',
          'receivedAt',
          'clientStartedAt',
          'clientFinishedAt',
          'clockSkewSeconds',
        ],
      },
    }),
    labelled(attemptSlots, {
      ...learnt,
      activity: 'assessment',
      holds: { none: ['attemptId', 'position', 'questionVersionId', 'optionOrder', 'maxMark', 'drawn'] },
    }),
    labelled(answerSteps, {
      ...learnt,
      activity: 'assessment',
      holds: { none: ['id', 'attemptId', 'position', 'sequence'], answer: ['answer'], trace: ['at', 'receivedAt'] },
    }),
    labelled(slotScores, {
      ...learnt,
      activity: 'assessment',
      holds: {
        none: ['id', 'attemptId', 'position', 'kind', 'maxMark', 'correctionId'],
        result: ['mark', 'isRight'],
        link: ['scoredBy'],
        writing: ['reason', 'feedback'],
        trace: ['createdAt'],
      },
    }),
    labelled(practiceAnswers, {
      ...learnt,
      readers: ['self', 'trainers'],
      holds: {
        none: ['id', 'versionId', 'lessonKey', 'position', 'questionVersionId'],
        link: ['personId'],
        answer: ['answer'],
        result: ['isRight'],
        trace: ['at'],
      },
    }),
  ]
}

function planning(): TableLabel[] {
  const planned = { activity: 'assessment', retention: 'account', readers: FOLLOWERS } as const
  return [
    labelled(plans, {
      ...planned,
      onErasure: 'nameless',
      holds: {
        none: ['id', 'runId', 'enrolmentId', 'assignmentVersionId', 'otherVersionId'],
        link: ['ownerId'],
        writing: ['excusedReason'],
        trace: ['openedAt', 'excusedAt', 'setAsideAt'],
      },
    }),
    labelled(planAuthors, {
      ...planned,
      readers: ['self'],
      onErasure: 'goes',
      holds: {
        none: ['id', 'planId', 'runId', 'enrolmentId'],
        identity: ['organisationId'],
        link: ['personId', 'invitedBy'],
        trace: ['invitedAt', 'joinedAt', 'endedAt'],
      },
    }),
    labelled(submissionAuthors, { ...planned, onErasure: 'goes', holds: { none: ['submissionId'], link: ['personId'] } }),
    labelled(revisions, {
      ...planned,
      retention: 'after-cohort',
      readers: ['self'],
      onErasure: 'goes',
      holds: {
        none: ['id', 'planId', 'partId', 'n', 'parentId', 'mergedId', 'isDone', 'hash', 'source'],
        writing: ['text', 'tables'],
        link: ['authorId'],
        trace: ['savedAt', 'receivedAt'],
      },
    }),
    labelled(partQuestions, {
      ...planned,
      onErasure: 'goes',
      holds: {
        none: ['id', 'planId', 'partId', 'revisionId'],
        link: ['askedBy', 'answeredBy'],
        writing: ['question', 'answer'],
        trace: ['askedAt', 'withdrawnAt', 'answeredAt', 'seenAt'],
      },
    }),
    labelled(submissions, {
      ...planned,
      onErasure: 'nameless',
      holds: {
        none: ['id', 'planId', 'n', 'requestKey', 'lateSeconds', 'secondReason', 'isSecondBlind'],
        identity: ['organisationId'],
        credential: ['receiptCode'],
        link: ['submittedBy', 'allocatedTo', 'secondAskedBy'],
        writing: ['statement', 'withdrawnReason'],
        trace: ['clientFinishedAt', 'clockSkewSeconds', 'submittedAt', 'withdrawnAt', 'secondAskedAt'],
      },
    }),
    labelled(submissionParts, {
      ...planned,
      onErasure: 'goes',
      holds: { none: ['submissionId', 'partId', 'revisionId'], writing: ['text', 'tables'], trace: ['createdAt'] },
    }),
    labelled(files, {
      ...planned,
      onErasure: 'goes',
      holds: {
        none: ['id', 'planId', 'partId', 'submissionId', 'kind', 'type', 'bytes', 'hash', 'hasPreview'],
        link: ['addedBy'],
        writing: ['name', 'transcript'],
        trace: ['addedAt', 'removedAt'],
      },
    }),
    labelled(submissionFiles, { ...planned, onErasure: 'goes', holds: { none: ['fileId'], link: ['submissionId'] } }),
    labelled(uploads, {
      ...planned,
      retention: 'one-day',
      readers: ['self'],
      onErasure: 'goes',
      holds: {
        none: ['id', 'planId', 'partId', 'bytes', 'hash', 'received'],
        link: ['personId'],
        writing: ['name', 'transcript'],
        trace: ['startedAt'],
      },
    }),
  ]
}

function marking(): TableLabel[] {
  const marked = { activity: 'assessment', retention: 'account', readers: FOLLOWERS } as const
  const trainers = ['trainers'] as const
  return [
    labelled(leases, {
      ...marked,
      readers: trainers,
      onErasure: 'goes',
      holds: { none: ['submissionId'], link: ['markerId'], trace: ['takenAt', 'renewedAt', 'expiresAt'] },
    }),
    labelled(remarks, {
      ...marked,
      onErasure: 'goes',
      holds: {
        none: ['id', 'submissionId', 'partId', 'quoteStart', 'quoteEnd', 'criterionId', 'voiceId'],
        link: ['authorId'],
        writing: ['quote', 'body'],
        trace: ['removedAt', 'createdAt'],
      },
    }),
    labelled(remarkTicks, {
      ...marked,
      onErasure: 'goes',
      holds: { none: ['remarkId'], link: ['tickedBy'], trace: ['tickedAt'] },
    }),
    labelled(remarkReplies, {
      ...marked,
      onErasure: 'goes',
      holds: { none: ['id', 'remarkId'], link: ['authorId'], writing: ['body'], trace: ['createdAt'] },
    }),
    labelled(marks, {
      ...marked,
      onErasure: 'nameless',
      holds: {
        none: ['id', 'submissionId', 'role', 'rowVersion'],
        link: ['markerId'],
        writing: ['overall', 'privateNote'],
        result: ['decision'],
        trace: ['decidedAt', 'updatedAt'],
      },
    }),
    labelled(criterionMarks, {
      ...marked,
      onErasure: 'nameless',
      holds: {
        none: ['markId', 'criterionId', 'maxPoints', 'rowVersion'],
        result: ['levelId', 'points'],
        writing: ['comment'],
        link: ['changedBy'],
        trace: ['changedAt'],
      },
    }),
    labelled(outcomes, {
      ...marked,
      onErasure: 'nameless',
      holds: {
        none: ['id', 'submissionId', 'markId', 'maxPoints', 'supersedesId'],
        result: ['decision', 'points', 'penalty', 'isPassed'],
        writing: ['reason'],
        link: ['decidedBy'],
        trace: ['createdAt'],
      },
    }),
    labelled(individualOutcomes, {
      ...marked,
      onErasure: 'goes',
      holds: {
        none: ['id', 'outcomeId'],
        link: ['personId', 'decidedBy'],
        result: ['difference', 'points', 'isPassed'],
        writing: ['reason'],
        trace: ['createdAt'],
      },
    }),
    labelled(releases, {
      ...marked,
      onErasure: 'nameless',
      holds: {
        none: ['id', 'outcomeId'],
        link: ['releasedBy', 'retractedBy'],
        writing: ['shown', 'retractedReason'],
        trace: ['releasedAt', 'retractedAt'],
      },
    }),
    labelled(criterionQueries, {
      ...marked,
      onErasure: 'goes',
      holds: {
        none: ['id', 'submissionId', 'criterionId', 'releaseId', 'outcomeId'],
        link: ['askedBy', 'answeredBy', 'closedBy'],
        writing: ['body', 'answer', 'escalation', 'closing'],
        trace: ['askedAt', 'answeredAt', 'escalatedAt', 'closedAt', 'seenAt'],
      },
    }),
    labelled(feedbackViews, {
      ...marked,
      onErasure: 'goes',
      holds: { none: ['releaseId'], link: ['personId'], trace: ['seenAt'] },
    }),
    labelled(commentBank, {
      ...marked,
      readers: trainers,
      onErasure: 'goes',
      holds: { none: ['id', 'courseId', 'criterionId', 'putAwayAt', 'createdAt'], link: ['ownerId'], writing: ['body'] },
    }),
  ]
}
