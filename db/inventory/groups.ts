import { bankChanges, bankImports, bankQuestions, bankQuizVersions, bankQuizzes } from '../schema/bank.ts'
import {
  cohortCourses,
  cohortOrganisations,
  cohorts,
  contacts,
  deadlineChanges,
  deadlines,
  enrolmentChanges,
  enrolments,
  enrolmentVersions,
  extensions,
  programmeCourses,
  programmes,
  sheetDrafts,
} from '../schema/cohorts.ts'
import {
  activities,
  assignmentVersions,
  courseAssignments,
  courses,
  courseVersions,
  glossaryTerms,
  lessonTexts,
  modules,
  questionVersions,
  slots,
} from '../schema/courses.ts'
import { auditEntries, auditSeals, installation, jobs, notices } from '../schema/operations.ts'
import { assignmentRuns } from '../schema/plans.ts'
import { questionCorrections, quizExceptions, quizRuns } from '../schema/quizzes.ts'
import { labelled, ofContent, type TableLabel } from './labels.ts'

const FOLLOWERS = ['self', 'leaders', 'trainers', 'coordinators'] as const
const STAFF = ['self', 'coordinators'] as const

/** Groups and who is in them, how they are accompanied. */
export const groupLabels: readonly TableLabel[] = [
  ofContent(programmes, ['id', 'title', 'createdAt']),
  ofContent(programmeCourses, ['programmeId', 'courseId', 'position', 'isRequired']),
  ofContent(cohorts, [
    'id',
    'programmeId',
    'name',
    'zone',
    'startsOn',
    'endsOn',
    'closedAt',
    'archivedAt',
    'thresholds',
    'revision',
    'createdAt',
  ]),
  ofContent(cohortOrganisations, ['cohortId', 'organisationId']),
  ofContent(cohortCourses, ['cohortId', 'courseId', 'versionId', 'position', 'isRequired', 'opensOn', 'dueOn']),
  ofContent(deadlines, ['cohortId', 'itemKey', 'localDay', 'localTime', 'zone', 'resolvedAt']),
  labelled(extensions, {
    activity: 'support',
    retention: 'account',
    readers: STAFF,
    onErasure: 'goes',
    holds: {
      none: ['id', 'cohortId', 'itemKey', 'organisationId', 'localDay', 'localTime', 'resolvedAt'],
      link: ['personId', 'grantedBy'],
      writing: ['reason'],
      trace: ['createdAt'],
    },
  }),
  labelled(deadlineChanges, {
    activity: 'support',
    retention: 'account',
    readers: STAFF,
    onErasure: 'goes',
    holds: {
      none: ['id', 'cohortId', 'itemKey', 'organisationId', 'fromDay', 'toDay'],
      link: ['personId', 'changedBy'],
      writing: ['reason'],
      trace: ['changedAt'],
    },
  }),
  labelled(enrolmentVersions, {
    activity: 'learning',
    retention: 'account',
    readers: FOLLOWERS,
    onErasure: 'nameless',
    holds: { none: ['enrolmentId', 'courseId', 'versionId'] },
  }),
  labelled(sheetDrafts, {
    activity: 'accounts',
    retention: 'one-day',
    readers: ['coordinators', 'administrators'],
    onErasure: 'goes',
    holds: { none: ['id', 'cohortId'], link: ['madeBy'], contact: ['draft'], trace: ['createdAt', 'confirmedAt'] },
  }),
  labelled(enrolments, {
    activity: 'learning',
    retention: 'account',
    readers: FOLLOWERS,
    onErasure: 'nameless',
    holds: {
      none: ['id', 'cohortId', 'countsBefore', 'hiddenUntil'],
      link: ['personId'],
      identity: ['organisationId'],
      result: ['status'],
      trace: ['enrolledAt', 'completedAt'],
    },
  }),
  labelled(enrolmentChanges, {
    activity: 'learning',
    retention: 'account',
    readers: STAFF,
    onErasure: 'nameless',
    holds: { none: ['id', 'enrolmentId'], result: ['status'], writing: ['reason'], link: ['changedBy'], trace: ['changedAt'] },
  }),
  labelled(contacts, {
    activity: 'support',
    retention: 'after-cohort',
    readers: STAFF,
    onErasure: 'goes',
    holds: { none: ['id', 'enrolmentId', 'isReminder'], contact: ['channel'], writing: ['note'], link: ['madeBy'], trace: ['madeAt'] },
  }),
  ...runs(),
  ...operations(),
]

function runs(): TableLabel[] {
  return [
    ofContent(assignmentRuns, [
      'id',
      'cohortId',
      'assignmentKey',
      'courseId',
      'assignmentVersionId',
      'opensAt',
      'cutOffAt',
      'gradeWithinDays',
      'attemptsMax',
      'releaseRule',
      'releaseAt',
    ]),
    ofContent(
      quizRuns,
      [
        'cohortId',
        'quizKey',
        'opensDay',
        'opensTime',
        'opensAt',
        'closesDay',
        'closesTime',
        'closesAt',
        'limitMinutes',
        'graceSeconds',
        'maxAttempts',
        'delayMinutes',
        'method',
        'passMark',
        'review',
        'sections',
        'bankQuizVersionId',
        'revision',
        'changedAt',
      ],
      ['changedBy'],
    ),
    labelled(quizExceptions, {
      activity: 'support',
      retention: 'account',
      readers: STAFF,
      onErasure: 'goes',
      holds: {
        none: ['id', 'cohortId', 'quizKey', 'organisationId', 'extraMinutes', 'extraAttempts', 'closesDay', 'closesTime', 'closesAt'],
        link: ['personId', 'grantedBy'],
        writing: ['reason'],
        trace: ['createdAt'],
      },
    }),
    labelled(questionCorrections, {
      activity: 'assessment',
      retention: 'content',
      readers: ['trainers', 'coordinators'],
      onErasure: 'struck',
      holds: {
        none: ['id', 'cohortId', 'quizKey', 'questionVersionId', 'correctedVersionId', 'choice', 'onlyIfHigher', 'createdAt', 'appliedAt'],
        writing: ['reason'],
        link: ['madeBy'],
      },
    }),
  ]
}

function operations(): TableLabel[] {
  return [
    labelled(jobs, {
      activity: 'security',
      retention: 'after-use',
      readers: ['operator'],
      onErasure: 'goes',
      holds: {
        none: ['id', 'kind', 'tries', 'maxTries', 'leaseUntil'],
        link: ['key'],
        writing: ['payload', 'lastError'],
        trace: ['runAt', 'doneAt', 'createdAt'],
      },
    }),
    labelled(auditEntries, {
      activity: 'security',
      retention: 'nameless',
      readers: ['administrators'],
      onErasure: 'nameless',
      holds: {
        none: ['id', 'seq', 'action', 'subjectKind', 'requestId', 'detail'],
        link: ['actorKey', 'subjectId'],
        trace: ['at', 'device', 'network'],
      },
    }),
    ofContent(auditSeals, ['upTo', 'entries', 'seal', 'sealedAt']),
    labelled(notices, {
      activity: 'learning',
      retention: 'one-year',
      readers: ['self'],
      onErasure: 'goes',
      holds: { none: ['id', 'kind'], link: ['personId'], writing: ['detail'], trace: ['readAt', 'createdAt'] },
    }),
    ofContent(installation, ['key', 'value', 'changedAt']),
  ]
}

/** The courses: published texts, in which nobody stands. */
export const courseLabels: readonly TableLabel[] = [
  ofContent(courses, ['id', 'origin', 'position', 'createdAt']),
  ofContent(courseVersions, [
    'id',
    'courseId',
    'number',
    'hash',
    'title',
    'short',
    'summary',
    'objectives',
    'hours',
    'isLegal',
    'quizPassMark',
    'publishedAt',
  ]),
  ofContent(modules, ['versionId', 'key', 'position', 'title', 'aims']),
  ofContent(activities, [
    'versionId',
    'key',
    'moduleKey',
    'kind',
    'position',
    'title',
    'minutes',
    'bytes',
    'isRequired',
    'objectives',
    'verifiedOn',
  ]),
  ofContent(lessonTexts, ['versionId', 'activityKey', 'language', 'title', 'html', 'words', 'bytes', 'headings']),
  ofContent(questionVersions, ['id', 'key', 'number', 'hash', 'courseId', 'body', 'createdAt']),
  ofContent(bankQuestions, ['key', 'courseId', 'name', 'category', 'archivedAt'], ['archivedBy']),
  ofContent(bankChanges, ['id', 'key', 'act', 'number', 'createdAt'], ['madeBy']),
  ofContent(bankImports, ['id', 'courseId', 'fileName', 'format', 'content', 'createdAt'], ['askedBy']),
  ofContent(bankQuizzes, ['id', 'courseId', 'title', 'archivedAt', 'createdAt'], ['madeBy']),
  ofContent(bankQuizVersions, ['id', 'quizId', 'number', 'sections', 'revision', 'usedAt', 'createdAt'], ['madeBy']),
  ofContent(slots, ['versionId', 'activityKey', 'position', 'questionVersionId', 'maxMark']),
  ofContent(assignmentVersions, ['id', 'key', 'number', 'hash', 'courseId', 'body', 'rubric', 'rendered', 'sample', 'createdAt']),
  ofContent(courseAssignments, ['versionId', 'activityKey', 'assignmentVersionId']),
  ofContent(glossaryTerms, ['versionId', 'key', 'term', 'meaning']),
]
