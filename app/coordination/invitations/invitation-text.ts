import { formatDay } from '#app/language/dates.ts'
import { isolatedIn } from '#app/language/isolated.ts'
import { say } from '#app/language/words.ts'
import { textIn, type FullText, type Language } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { firstName, shortName } from '#app/rules/names.ts'
import { phoneForLink } from '#app/rules/phone.ts'
import { invitationWords } from './words/words.ts'

/** What a message to an invited person tells. */
export type Invited = { name: string; language: Language; inviter: string; course: FullText; expiresAt: Date; address: string }

/** The values that the texts of an invitation name, in the language of the person. */
export const invitedValues = ({ name, language, inviter, course, expiresAt, address }: Invited) => ({
  name: firstName(name),
  inviter: isolatedIn(language, shortName(inviter)),
  course: textIn(course, language),
  day: formatDay(moroccoDay(expiresAt), language),
  link: address,
})

/** The text a coordinator sends by WhatsApp, in the language of the person, with the link alone on its last line. */
export const invitationMessage = (invited: Invited): string =>
  say(invitationWords[invited.language].messages.invitation, invitedValues(invited))

/** The address that opens WhatsApp with a text ready for a number, or for a person still to be chosen. */
export const whatsAppAddress = (phone: string | null, text: string) =>
  `https://wa.me/${phone === null ? '' : phoneForLink(phone)}?text=${encodeURIComponent(text)}`
