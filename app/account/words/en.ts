import type { SameShape } from '#app/language/words.ts'
import type { AccountWords } from './fr.ts'

export const en: SameShape<AccountWords> = {
  signIn: {
    title: 'Sign in',
    name: 'Your phone number or e-mail address',
    nameHint: 'For example 06 00 00 00 00.',
    password: 'Password',
    shared: 'Other people use this phone too',
    sharedHint: 'Nothing stays on the phone. The session ends after 30 minutes without use.',
    button: 'Sign in',
    forgotten: 'Forgotten your password?',
    forgottenHelp: 'Ask your coordinator for a new link.',
    held: 'Your text is kept. After signing in you can send it.',
    refusals: {
      'name-missing': 'Write your number or your e-mail address.',
      'password-missing': 'Write your password.',
      'not-matching': 'The number or the password does not fit. Check both, or ask for a new link.',
      'too-many': 'Too many tries. Wait {minutes}, then try again.',
    },
    minutes: { one: '{n} minute', other: '{n} minutes' },
  },
  held: {
    title: 'Your text has not been sent yet',
    text: 'You are signed in. Send now what you had written.',
    send: 'Send my text',
    leave: 'Do not send',
    otherTitle: 'This text is not yours',
    otherPerson: 'This text was written with another account. It is not sent.',
  },
  menu: {
    title: 'Menu',
    learning: 'My learning',
    languages: 'Language',
    signedInAs: 'Account: {name}',
    signOut: 'Sign out',
    signOutShared: 'Nothing will stay on this phone.',
    work: 'My work',
  },
  help: {
    title: 'Help',
    lead: 'A question, a lost link, a page that does not work?',
    write: 'Write to your coordinator, or call.',
    yours: { one: 'The person who follows your group:', other: 'The people who follow your group:' },
    tips: 'Three tips',
    tip: [
      'Your text is kept as soon as the page says so. Look at the word beside the cloud.',
      'The weight of a page is written before each lesson.',
      'On a weak network, wait for “sent” before you close.',
    ],
  },
}
