import type { SameShape } from '#app/language/words.ts'
import type { LedWords } from './fr.ts'

export const ar: SameShape<LedWords> = {
  back: 'القائمة',
  lead: 'هذا وضع الأعضاء. تبقى النقط لكل شخص وحده.',
  empty: 'لا يتابع أي عضو دورة بعد.',
  encourage: 'تشجيع عبر واتساب',
  message: 'مرحبًا {name}، دورتكم في انتظاركم. خطوة صغيرة تكفي: {link}',
  standings: { 'not-begun': 'لم يبدأ', going: 'يتقدم', quiet: 'لا شيء منذ 14 يومًا', finished: 'أنهى', away: 'متوقف مؤقتًا' },
  counts: {
    'not-begun': { one: 'واحد لم يبدأ.', two: 'اثنان لم يبدآ.', few: '{n} لم يبدؤوا.', many: '{n} لم يبدؤوا.', other: '{n} لم يبدؤوا.' },
    going: { one: 'واحد يتقدم.', two: 'اثنان يتقدمان.', few: '{n} يتقدمون.', many: '{n} يتقدمون.', other: '{n} يتقدمون.' },
    quiet: {
      one: 'واحد ينتظر تشجيعًا.',
      two: 'اثنان ينتظران تشجيعًا.',
      few: '{n} ينتظرون تشجيعًا.',
      many: '{n} ينتظرون تشجيعًا.',
      other: '{n} ينتظرون تشجيعًا.',
    },
    finished: { one: 'واحد أنهى.', two: 'اثنان أنهيا.', few: '{n} أنهوا.', many: '{n} أنهوا.', other: '{n} أنهوا.' },
    away: {
      one: 'واحد متوقف مؤقتًا.',
      two: 'اثنان متوقفان مؤقتًا.',
      few: '{n} متوقفون مؤقتًا.',
      many: '{n} متوقفون مؤقتًا.',
      other: '{n} متوقفون مؤقتًا.',
    },
  },
}
