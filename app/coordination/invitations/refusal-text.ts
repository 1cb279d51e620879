import { say } from '#app/language/words.ts'
import type { InvitationRefusal } from './create-invitation.server.ts'
import type { InvitationWords } from './words/fr.ts'

type Said = InvitationRefusal | { because: 'reason-missing' }

/** A refusal as a sentence, with the digits counted. */
export function invitationRefusal(refusal: Said, words: Record<keyof InvitationWords['form']['refusals'], string>): string {
  const { digits = 0, least = 0, most = 0 } = 'digits' in refusal ? refusal : {}
  return say(words[refusal.because], { digits, least, most })
}

/** The field that a refusal is about. */
export function fieldOf({ because }: Said): 'name' | 'phone' | 'email' | 'language' | 'organisation' {
  if (because.startsWith('name-')) return 'name'
  if (because === 'email-no-address') return 'email'
  if (because === 'language-missing') return 'language'
  return because === 'not-yours' ? 'organisation' : 'phone'
}
