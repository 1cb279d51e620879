import type { SameShape } from '#app/language/words.ts'
import type { SeeingWords } from './fr.ts'

export const ar: SameShape<SeeingWords> = {
  seeing: 'ترون الموقع كما يراه {name}',
  readOnly: 'يمكنكم القراءة. لا يُسجَّل أي شيء.',
  end: 'العودة إلى حسابي',
}
