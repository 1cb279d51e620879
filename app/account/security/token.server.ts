import { createHash } from 'node:crypto'

/** What stands in a table instead of a token of 160 bits or more. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

const nameOf = (isSecure: boolean) => (isSecure ? '__Host-step' : 'step')

/** The cookie that holds a browser's place between two steps of a proof. */
export const stepCookie = (token: string, isSecure: boolean, seconds: number) =>
  `${nameOf(isSecure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`

/** The cookie that clears it. */
export const noStepCookie = (isSecure: boolean) => stepCookie('', isSecure, 0)

/** The token in a cookie header, if there is one. */
export function stepToken(cookieHeader: string | null, isSecure: boolean): string | undefined {
  const wanted = `${nameOf(isSecure)}=`
  const found = (cookieHeader ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(wanted))
  return found === undefined || found.length === wanted.length ? undefined : found.slice(wanted.length)
}
