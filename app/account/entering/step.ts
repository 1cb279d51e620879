import type { LinkState } from '#app/rules/invitations.ts'

/** Where somebody stands behind the link of an invitation. */
export type Step =
  | { at: 'gone'; because: Exclude<LinkState, 'open'>; isAsked: boolean }
  | { at: 'gone'; because: 'unknown' }
  | { at: 'not-me'; isTold: boolean }
  | { at: 'account'; digits: string }
  | { at: 'language' | 'digits' | 'sign-in' | 'join' | 'other-account' }
