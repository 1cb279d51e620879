import type { SameShape } from '#app/language/words.ts'
import type { VoiceWords } from './fr.ts'

export const ar: SameShape<VoiceWords> = {
  title: 'ملاحظة صوتية',
  hint: '60 ثانية على الأكثر، نحو 120 كيلوبايت. يستمع إليها من يشاء.',
  hintAnonymous: 'صوتكم يكشف من يصحح.',
  unnamed: 'ملاحظة',
  record: 'تسجيل صوتي',
  stop: 'إيقاف',
  recording: '{n} ث من {of}',
  ready: 'استمعوا ثم أضيفوا.',
  noMicrophone: 'الميكروفون غير مفتوح. اختاروا تسجيلًا.',
  file: 'التسجيل',
  transcript: 'ما تقولونه، كتابةً (اختياري)',
  save: 'إضافة الملاحظة الصوتية',
  sending: 'جارٍ الإرسال…',
  notSent: 'لم يُرسل. التسجيل باقٍ هنا: حاولوا مرة أخرى.',
  refusals: {
    none: 'سجّلوا صوتكم أولًا.',
    empty: 'هذا التسجيل فارغ. أعيدوا المحاولة.',
    'voice-too-large': 'هذا التسجيل ثقيل جدًا. الحد الأقصى 2 ميغابايت.',
    'no-voice': 'هذا الملف ليس تسجيلًا صوتيًا.',
    held: 'هذا العمل عند شخص آخر.',
  },
}
