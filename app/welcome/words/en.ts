import type { SameShape } from '#app/language/words.ts'
import type { WelcomeWords } from './fr.ts'

export const en: SameShape<WelcomeWords> = {
  title: 'Learn, and move your association forward',
  lead: 'Short courses in plain words, for leaders of associations and women with a project in Morocco.',
  points: [
    'On your phone, even with a weak network.',
    'Ten courses and a path to your business plan.',
    'A trainer reads your plan and answers you.',
  ],
  signIn: 'Sign in',
  invited: 'Did you receive an invitation link? Open it from your message.',
  privacy: 'What we keep about you',
}
