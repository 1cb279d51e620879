import { createHash, createHmac } from 'node:crypto'
import { tokenFrom } from '#app/rules/link-token.ts'

/** What a link opens: an invitation, asking to take part, a new password. */
export type LinkKind = 'invitation' | 'group' | 'access'

/**
 * The token of a link: made from the site's secret, so that the page of its maker shows it again and the database never holds it. A new issue is
 * another token, and the one before opens nothing.
 */
export function linkToken(secret: string, kind: LinkKind, id: string, issue: number): string {
  return tokenFrom(createHmac('sha256', secret).update(`link:${kind}:${id}:${issue}`).digest().subarray(0, 10))
}

/** What the table holds instead of a token, which is given as it was read (`readToken`). */
export function tokenHash(kind: LinkKind, token: string): string {
  return createHash('sha256').update(`${kind}:${token}`).digest('hex')
}

/** The hash of a token that was just made. */
export const hashOfNew = (kind: LinkKind, token: string) => tokenHash(kind, token.replaceAll('-', ''))
