import type { SameShape } from '#app/language/words.ts'
import type { WelcomeWords } from './fr.ts'

export const ar: SameShape<WelcomeWords> = {
  title: 'تعلّموا وطوّروا جمعيتكم',
  lead: 'دورات قصيرة بلغة بسيطة لمسؤولات ومسؤولي الجمعيات وحاملات المشاريع في المغرب.',
  points: ['على هاتفكم، حتى مع شبكة ضعيفة.', 'عشر دورات ومسار نحو مخطط أعمالكم.', 'مكوّنة أو مكوّن يقرأ مخططكم ويجيبكم.'],
  signIn: 'تسجيل الدخول',
  invited: 'هل وصلكم رابط دعوة؟ افتحوه من رسالتكم.',
  privacy: 'ما نحتفظ به عنكم',
}
