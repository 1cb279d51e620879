import type { SameShape } from '#app/language/words.ts'
import type { QuestionWords } from './fr.ts'

export const ar: SameShape<QuestionWords> = {
  place: 'السؤال {n} من {of}',
  one: 'جواب واحد فقط.',
  many: { zero: 'لا جواب', one: 'جواب واحد', two: 'جوابان', few: '{n} أجوبة', many: '{n} جوابًا', other: '{n} جواب' },
  all: 'اختاروا كل الأجوبة الصحيحة.',
  yes: 'صحيح',
  no: 'خطأ',
  yourAnswer: 'جوابكم',
  number: 'اكتبوا عددًا.',
  shortAnswer: 'تكفي كلمة أو كلمتان.',
  gaps: 'املأ كل فراغ في النص.',
  gap: 'الفراغ {n}',
  written: 'اكتبوا بضع جمل. سيقرؤها مكوّن أو مكوّنة.',
  matching: 'اختاروا جوابًا لكل سطر.',
  choose: 'اختاروا',
  ordering: 'أعطوا كل سطر مكانه.',
  position: 'المكان',
  up: 'إلى أعلى',
  down: 'إلى أسفل',
  problems: {
    empty: 'اختاروا جوابًا.',
    'nothing-typed': 'اكتبوا جوابًا.',
    partial: 'ينقص جواب في أحد السطور.',
    unreadable: 'اكتبوا عددًا، مثل 120 أو 12,5.',
    'place-missing': 'أعطوا كل سطر مكانًا.',
    'same-place-twice': 'سطران لهما المكان نفسه.',
    'unknown-option': 'لم نتمكن من قراءة هذا الجواب. اختاروا من جديد.',
  },
  noAnswer: 'بدون جواب',
  pictureWithoutWords: 'صورة بلا وصف',
}
