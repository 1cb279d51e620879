import { accessLinks, groupLinks, invitations, joinRequests } from '../schema/invitations.ts'
import { memberships, organisationMoves, organisations } from '../schema/organisations.ts'
import {
  awaitedProofs,
  grants,
  passkeys,
  people,
  recoveryCodes,
  secondFactors,
  sessions,
  signInFailures,
  turnCounts,
} from '../schema/people.ts'
import { consents, erasureRequests, erasures, incidents, noticeAcceptances } from '../schema/privacy.ts'
import { labelled, ofContent, type TableLabel } from './labels.ts'

const STAFF = ['self', 'coordinators', 'administrators'] as const
const OWN = ['self', 'administrators'] as const
const MACHINE = ['operator'] as const

/** Accounts, belonging, ways in, and the rights of people over their data. */
export const peopleLabels: readonly TableLabel[] = [
  labelled(people, {
    activity: 'accounts',
    retention: 'account',
    readers: ['self', 'leaders', 'trainers', 'coordinators', 'administrators'],
    onErasure: 'goes',
    holds: {
      none: ['id', 'isDemonstration', 'isStandIn'],
      identity: ['name'],
      contact: ['phone', 'email', 'username'],
      preference: ['language', 'emailsOffAt', 'remindersOffAt'],
      credential: ['passwordHash'],
      statistic: ['gender'],
      link: ['auditKey'],
      trace: ['archivedAt', 'createdAt'],
    },
    bases: { gender: 'consent', passwordHash: 'interest', auditKey: 'interest' },
  }),
  labelled(memberships, {
    activity: 'membership',
    retention: 'account',
    readers: ['self', 'leaders', 'coordinators', 'administrators'],
    onErasure: 'goes',
    holds: { none: ['id'], link: ['personId'], identity: ['organisationId', 'role', 'isMain'], trace: ['fromDay', 'toDay'] },
  }),
  ofContent(organisations, ['id', 'parentId', 'kind', 'name', 'validFrom', 'validTo', 'mergedIntoId', 'createdAt']),
  ofContent(organisationMoves, ['id', 'organisationId', 'fromParentId', 'toParentId', 'movedOn'], ['movedBy']),
  labelled(grants, {
    activity: 'accounts',
    retention: 'account',
    readers: OWN,
    onErasure: 'goes',
    holds: {
      none: ['id', 'cohortId', 'organisationId', 'courseId'],
      link: ['personId', 'grantedBy'],
      identity: ['role'],
      trace: ['grantedAt', 'endsAt', 'revokedAt'],
    },
  }),
  labelled(invitations, {
    activity: 'accounts',
    retention: 'after-use',
    readers: ['coordinators'],
    onErasure: 'goes',
    holds: {
      none: ['id', 'cohortId', 'issue', 'failures', 'lastFailureAt', 'alert'],
      identity: ['name', 'organisationId'],
      contact: ['phone', 'email'],
      preference: ['language'],
      credential: ['tokenHash'],
      link: ['personId', 'invitedBy'],
      trace: ['expiresAt', 'usedAt', 'revokedAt', 'renewalAskedAt', 'createdAt'],
    },
  }),
  labelled(groupLinks, {
    activity: 'accounts',
    retention: 'after-use',
    readers: ['coordinators'],
    onErasure: 'stays',
    holds: {
      none: ['id', 'cohortId', 'organisationId', 'issue', 'expiresAt', 'revokedAt', 'createdAt'],
      credential: ['tokenHash'],
      link: ['madeBy'],
    },
  }),
  labelled(joinRequests, {
    activity: 'accounts',
    retention: 'after-use',
    readers: ['coordinators'],
    onErasure: 'goes',
    holds: {
      none: ['id', 'linkId', 'isAccepted'],
      identity: ['name'],
      contact: ['phone'],
      preference: ['language'],
      link: ['decidedBy'],
      writing: ['reason'],
      trace: ['decidedAt', 'createdAt'],
    },
  }),
  labelled(accessLinks, {
    activity: 'accounts',
    retention: 'after-use',
    readers: STAFF,
    onErasure: 'goes',
    holds: {
      none: ['id', 'issue', 'failures', 'lastFailureAt'],
      link: ['personId', 'madeBy'],
      credential: ['tokenHash'],
      trace: ['askedAt', 'expiresAt', 'usedAt', 'revokedAt', 'createdAt'],
    },
  }),
  ...signingIn(),
  ...rights(),
]

function signingIn(): TableLabel[] {
  const security = { activity: 'security', retention: 'after-use', readers: MACHINE, onErasure: 'goes' } as const
  const factor = { activity: 'security', retention: 'account', readers: ['self'], onErasure: 'goes' } as const
  return [
    labelled(sessions, {
      ...security,
      readers: ['self'],
      holds: {
        none: ['isSharedPhone'],
        credential: ['id'],
        link: ['userId', 'seeingId'],
        trace: ['device', 'lastUsedAt', 'provenAt', 'seeingUntil', 'expiresAt', 'createdAt'],
      },
    }),
    labelled(secondFactors, {
      ...factor,
      holds: { none: ['lastStep'], link: ['personId'], credential: ['sealedSecret'], trace: ['confirmedAt', 'createdAt'] },
    }),
    labelled(passkeys, {
      ...factor,
      holds: {
        none: ['id', 'counter', 'transports'],
        link: ['personId'],
        credential: ['credentialId', 'publicKey'],
        trace: ['device', 'lastUsedAt', 'createdAt'],
      },
    }),
    labelled(recoveryCodes, { ...factor, holds: { none: ['place'], link: ['personId'], credential: ['codeHash'], trace: ['usedAt'] } }),
    labelled(awaitedProofs, {
      ...security,
      holds: { none: ['isSharedPhone'], credential: ['id', 'challenge'], link: ['personId'], trace: ['expiresAt'] },
    }),
    labelled(turnCounts, { ...security, onErasure: 'stays', holds: { link: ['key'], trace: ['turns', 'since'] } }),
    labelled(signInFailures, { ...security, onErasure: 'stays', holds: { link: ['key'], trace: ['failures', 'lastAt'] } }),
  ]
}

function rights(): TableLabel[] {
  const rightsOf = { activity: 'rights', readers: OWN } as const
  return [
    labelled(noticeAcceptances, {
      ...rightsOf,
      retention: 'account',
      onErasure: 'goes',
      holds: { link: ['personId'], consent: ['version', 'acceptedAt'] },
    }),
    labelled(consents, {
      ...rightsOf,
      retention: 'account',
      onErasure: 'goes',
      holds: { none: ['id'], link: ['personId'], consent: ['use', 'version', 'givenAt', 'withdrawnAt'] },
      bases: { use: 'consent' },
    }),
    labelled(erasureRequests, {
      ...rightsOf,
      retention: 'register',
      onErasure: 'nameless',
      holds: {
        none: ['id'],
        link: ['personId', 'answeredBy'],
        writing: ['reason'],
        trace: ['askedAt', 'cancellableUntil', 'dueOn', 'cancelledAt', 'refusedAt', 'doneAt'],
      },
    }),
    labelled(erasures, {
      ...rightsOf,
      readers: ['administrators'],
      retention: 'nameless',
      onErasure: 'stays',
      holds: { none: ['subjectHash', 'erasedOn', 'cause', 'rows'] },
    }),
    labelled(incidents, {
      ...rightsOf,
      readers: ['administrators'],
      retention: 'register',
      onErasure: 'struck',
      holds: {
        none: ['id', 'incidentId', 'n', 'noticedAt', 'level', 'peopleAffected', 'authorityToldAt', 'peopleToldAt', 'closedAt'],
        link: ['writtenBy'],
        writing: ['title', 'happened', 'measures'],
        trace: ['writtenAt'],
      },
    }),
  ]
}
