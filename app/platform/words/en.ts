import type { SameShape } from '#app/language/words.ts'
import type { LetterWords } from './fr.ts'

export const en: SameShape<LetterWords> = {
  hello: 'Hello {name}.',
  stop: 'To receive no more of these e-mails: {address}',
}
