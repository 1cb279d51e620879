import type { SameShape } from '#app/language/words.ts'
import type { FilesWords } from './fr.ts'

export const en: SameShape<FilesWords> = {
  kinds: { photo: 'Photo', pdf: 'PDF document', sheet: 'Spreadsheet', voice: 'Recording' },
  weight: '{kind}, {size}',
  listen: 'Listening costs {size}.',
  said: 'What is said',
  hidden: {
    one: '{n} file is not shown: it would tell whose work this is.',
    other: '{n} files are not shown: they would tell whose work this is.',
  },
  count: { one: '{n} file', other: '{n} files' },
  title: 'Files',
}
