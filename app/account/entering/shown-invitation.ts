import { formatDay } from '#app/language/dates.ts'
import { isolatedIn } from '#app/language/isolated.ts'
import { textIn, type FullText, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { firstName, shortName } from '#app/rules/names.ts'
import { formatPhone, maskedPhone } from '#app/rules/phone.ts'

type Facts = {
  invitation: { name: string; phone: string | null; email: string | null; language: Language; expiresAt: Date }
  course: FullText
  inviter: string | null
  organisation: string | null
}

/** Steps at which the person has shown that the invitation is theirs. */
const CONFIRMED = ['account', 'join']

/** What a page behind an invitation tells. Who is invited and their organisation are told only after the last digits were confirmed. */
export function shownInvitation({ invitation, course, inviter, organisation }: Facts, language: Language, at: string) {
  const { name, phone, email, expiresAt } = invitation
  const ways = [phone === null ? [] : [at === 'join' ? formatPhone(phone) : maskedPhone(phone)], email === null ? [] : [email]].flat()
  return {
    language: invitation.language,
    course: textIn(course, language),
    inviter: inviter === null ? null : isolatedIn(language, shortName(inviter)),
    ended: formatDay(moroccoDay(expiresAt), language),
    mine: CONFIRMED.includes(at) ? { name: firstName(name), organisation, ways } : null,
  }
}

export type ShownInvitation = ReturnType<typeof shownInvitation>
