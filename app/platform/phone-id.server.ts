import { createHmac } from 'node:crypto'

/** The name under which a phone keeps what belongs to one person: the same on every visit, and it tells nobody who that is. */
export function phoneIdOf(secret: string, personId: string): string {
  return createHmac('sha256', secret).update(`kept words of ${personId}`).digest('base64url').slice(0, 12)
}
