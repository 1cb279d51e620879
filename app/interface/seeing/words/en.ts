import type { SameShape } from '#app/language/words.ts'
import type { SeeingWords } from './fr.ts'

export const en: SameShape<SeeingWords> = {
  seeing: 'You see the site as {name}',
  readOnly: 'You can read. Nothing is recorded.',
  end: 'Back to my account',
}
