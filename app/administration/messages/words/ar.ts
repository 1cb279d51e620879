import type { SameShape } from '#app/language/words.ts'
import type { MessagesWords } from './fr.ts'

export const ar: SameShape<MessagesWords> = {
  title: 'الرسائل الإلكترونية',
  back: 'حالة الخدمة',
  leaves: 'تُرسل الرسائل عبر خادم البريد الخاص بكم.',
  stays: 'لم يُضبط أي خادم بريد. تبقى الرسائل هنا ولا تُرسل.',
  done: {
    zero: 'لم تُحضَّر أي رسالة خلال 30 يومًا.',
    one: 'رسالة واحدة محضرة خلال 30 يومًا.',
    two: 'رسالتان محضرتان خلال 30 يومًا.',
    few: '{n} رسائل محضرة خلال 30 يومًا.',
    many: '{n} رسالة محضرة خلال 30 يومًا.',
    other: '{n} رسالة محضرة خلال 30 يومًا.',
  },
  again: 'عادت الرسالة إلى قائمة الانتظار.',
  columns: { subject: 'الموضوع', to: 'إلى', at: 'التاريخ' },
  unsent: {
    title: 'في الانتظار',
    none: 'لا رسالة في الانتظار.',
    caption: 'الأحدث أولًا.',
    columns: { kind: 'الرسالة', state: 'الحالة', since: 'طُلبت', error: 'السبب', act: 'ما يلي' },
    states: { waiting: 'تنتظر', failed: 'ستُعاد المحاولة', 'given-up': 'تُرك إرسالها' },
    tries: { one: 'محاولة واحدة', two: 'محاولتان', few: '{n} محاولات', many: '{n} محاولة', other: '{n} محاولة' },
    next: 'المحاولة القادمة: {when}',
    tryAgain: 'إعادة المحاولة',
  },
  kinds: {
    'send-invitation': 'دعوة',
    'answer-recovery': 'رابط لحساب',
    'send-receipt': 'وصل إرسال',
    'send-arrival': 'عمل ينتظر التصحيح',
    'send-feedback': 'جواب على عمل',
    'send-answer': 'جواب عن سؤال حول جزء',
    'send-query': 'سؤال حول معيار',
    'send-query-answer': 'جواب عن سؤال حول معيار',
    'send-quiz-news': 'خبر عن اختبار',
    'send-reminder': 'تذكير',
  },
  kept: {
    title: 'رسائل محفوظة هنا',
    none: 'لا رسائل محفوظة. ادعوا شخصًا له عنوان بريد لرؤية رسالة.',
    caption: 'الأحدث أولًا: {shown} من {total}. تبقى 30 يومًا.',
  },
  asMail: 'عرضها كما في برنامج بريد',
  logged: 'قراءتكم مسجلة في السجل.',
}
