import type { SameShape } from '#app/language/words.ts'
import type { ProgrammeWords } from './fr.ts'

export const ar: SameShape<ProgrammeWords> = {
  title: 'المسارات',
  toCourses: 'الدورات',
  lead: 'المسار سلسلة من الدورات. تنطلق كل مجموعة من مسار.',
  newTitle: 'مسار جديد',
  changeTitle: 'تغيير مسار',
  saved: 'تم حفظ المسار.',
  caption: 'لا تُحسب المجموعات المؤرشفة.',
  columns: { programme: 'المسار', required: 'دورات إلزامية', optional: 'دورات اختيارية', cohorts: 'المجموعات' },
  dates: 'تأخذ كل مجموعة جديدة هذه الدورات وهذه الأيام. لا تتغير المجموعات السابقة.',
  titles: { fr: 'العنوان بالفرنسية', en: 'العنوان بالإنجليزية', ar: 'العنوان بالعربية' },
  courses: 'الدورات',
  coursesHint: 'اختاروا الدورات وحددوا ترتيبها. اليوم 1 هو أول يوم في المجموعة.',
  position: 'الترتيب',
  opensDay: 'تُفتح في اليوم (اختياري)',
  dueDay: 'تنتهي في اليوم (اختياري)',
  required: 'إلزامية',
  save: 'حفظ المسار',
  refusals: {
    title: {
      empty: 'اكتبوا عنوانًا بهذه اللغة.',
      'no-letter': 'لا حرف في هذا العنوان.',
      'too-long': 'يتجاوز هذا العنوان 80 حرفًا.',
      address: 'لا يمكن أن يكون العنوان رابطًا.',
    },
    courses: {
      none: 'اختاروا دورة واحدة على الأقل.',
      'none-required': 'لا بد من دورة إلزامية واحدة على الأقل.',
      'too-many': 'للمسار 20 دورة على الأكثر.',
    },
    days: {
      'not-a-number': 'اكتبوا عددًا من 1 إلى 1101، أو لا شيء.',
      'before-opening': 'اليوم الأخير يسبق يوم الفتح.',
    },
    'changed-meanwhile': 'غيّر أحدهم هذا المسار في هذه الأثناء. افتحوا الصفحة من جديد لرؤية نسخته.',
  },
}
