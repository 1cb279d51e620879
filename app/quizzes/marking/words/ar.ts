import type { SameShape } from '#app/language/words.ts'
import type { MarkingWords } from './fr.ts'

export const ar: SameShape<MarkingWords> = {
  title: 'الأجوبة المكتوبة في الاختبارات',
  one: 'جواب مكتوب',
  back: 'التصحيح',
  none: 'لا جواب ينتظر نقاطًا.',
  saved: 'حُفظت النقاط. لا شيء آخر ينتظر.',
  caption: {
    zero: 'لا جواب ينتظر',
    one: 'جواب واحد ينتظر',
    two: 'جوابان ينتظران',
    few: '{n} أجوبة تنتظر',
    many: '{n} جوابًا ينتظر',
    other: '{n} جواب ينتظر',
  },
  columns: { person: 'الشخص', question: 'السؤال', quiz: 'الاختبار', since: 'أُرسل' },
  refused: 'لم تُحفظ النقاط',
  refusals: {
    'mark-too-high': 'لهذا السؤال {max} نقاط على الأكثر.',
    'mark-unreadable': 'اكتبوا عددًا بين 0 و{max}.',
    'marked-meanwhile': 'أعطى شخص آخر نقاطًا. اقرؤوا الصفحة من جديد.',
  },
  already: 'لهذا الجواب نقاط. يمكنكم تغييرها.',
  guide: 'دليل التصحيح',
  mark: 'النقاط من {max}',
  feedback: 'ما تقولونه للشخص',
  feedbackHint: 'يقرؤه الشخص حين تسمح إعدادات الاختبار.',
  save: 'حفظ والانتقال إلى التالي',
}
