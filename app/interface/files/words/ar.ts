import type { SameShape } from '#app/language/words.ts'
import type { FilesWords } from './fr.ts'

export const ar: SameShape<FilesWords> = {
  kinds: { photo: 'صورة', pdf: 'وثيقة PDF', sheet: 'جدول', voice: 'تسجيل صوتي' },
  weight: '{kind}، {size}',
  listen: 'الاستماع يستهلك {size}.',
  said: 'ما يقال في التسجيل',
  hidden: {
    zero: 'لا يوجد ملف مخفي.',
    one: 'ملف واحد غير معروض لأنه يكشف صاحب العمل.',
    two: 'ملفان غير معروضين لأنهما يكشفان صاحب العمل.',
    few: '{n} ملفات غير معروضة لأنها تكشف صاحب العمل.',
    many: '{n} ملفًا غير معروض لأنها تكشف صاحب العمل.',
    other: '{n} ملف غير معروض لأنها تكشف صاحب العمل.',
  },
  count: {
    zero: 'لا ملفات',
    one: 'ملف واحد',
    two: 'ملفان',
    few: '{n} ملفات',
    many: '{n} ملفًا',
    other: '{n} ملف',
  },
  title: 'الملفات',
}
