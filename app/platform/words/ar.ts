import type { SameShape } from '#app/language/words.ts'
import type { LetterWords } from './fr.ts'

export const ar: SameShape<LetterWords> = {
  hello: 'السلام عليكم {name}.',
  stop: 'للتوقف عن تلقي هذه الرسائل: {address}',
}
