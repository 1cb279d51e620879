import type { SameShape } from '#app/language/words.ts'
import type { VoiceWords } from './fr.ts'

export const ar: SameShape<VoiceWords> = {
  title: 'ملاحظة صوتية',
  hint: '60 ثانية على الأكثر، نحو 120 كيلوبايت. يستمع إليها من يشاء.',
  hintAnonymous: 'صوتك يكشف من يصحح.',
  unnamed: 'ملاحظة',
  record: 'سجّل صوتي',
  stop: 'إيقاف',
  recording: '{n} ث من {of}',
  ready: 'استمع ثم أضف.',
  noMicrophone: 'الميكروفون غير مفتوح. اختر تسجيلًا.',
  file: 'التسجيل',
  transcript: 'ما تقوله، كتابةً (إن شئت)',
  save: 'إضافة الملاحظة الصوتية',
  sending: 'جارٍ الإرسال…',
  notSent: 'لم يُرسل. التسجيل باقٍ هنا: حاول مرة أخرى.',
  refusals: {
    none: 'سجّل صوتك أولًا.',
    empty: 'هذا التسجيل فارغ. أعد المحاولة.',
    'voice-too-large': 'هذا التسجيل ثقيل جدًا. الحد الأقصى 2 ميغابايت.',
    'no-voice': 'هذا الملف ليس تسجيلًا صوتيًا.',
    held: 'هذا العمل عند شخص آخر.',
  },
}
