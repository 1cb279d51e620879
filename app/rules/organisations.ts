/** What an organisation is in the tree: platforms and unions hold associations, which hold branches. */
export const ORGANISATION_KINDS = ['ngo', 'platform', 'union', 'council', 'association', 'community', 'branch'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What a member is in an organisation; a leader also sees the organisation's own page. */
export const MEMBERSHIP_ROLES = ['member', 'leader'] as const
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number]

/** Where an enrolment stands. */
export const ENROLMENT_STATUSES = ['invited', 'active', 'paused', 'completed', 'withdrawn', 'transferred'] as const
export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number]
