import type { Viewer } from './viewer.ts'

/** A leader sees how the members of their own organisation stand, without any mark; another's organisation does not exist for them. */
export const mayLead = (viewer: Pick<Viewer, 'leads'>, organisationId: string): boolean => viewer.leads.includes(organisationId)
