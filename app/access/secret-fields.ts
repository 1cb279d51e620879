/** Fields of forms that carry a password: signing in, choosing a password, confirming with it, and changing it. */
const SECRET = new Set(['password', 'current', 'next'])

/** True for a form that carries a password: it is never written into a page, nor sent again by one. */
export const holdsSecret = (fields: ReadonlyArray<readonly [string, unknown]>): boolean => fields.some(([name]) => SECRET.has(name))
