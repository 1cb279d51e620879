import type { SameShape } from '#app/language/words.ts'
import type { MessagesWords } from './fr.ts'

export const en: SameShape<MessagesWords> = {
  title: 'E-mails',
  back: 'Health of the service',
  leaves: 'E-mails leave by your mail server.',
  stays: 'No mail server is set. E-mails stay here and do not leave.',
  done: {
    zero: 'No e-mail prepared within 30 days.',
    one: '{n} e-mail prepared within 30 days.',
    other: '{n} e-mails prepared within 30 days.',
  },
  again: 'The e-mail is back in the queue.',
  columns: { subject: 'Subject', to: 'To', at: 'Date' },
  unsent: {
    title: 'Waiting',
    none: 'No e-mail is waiting.',
    caption: 'The latest first.',
    columns: { kind: 'E-mail', state: 'State', since: 'Asked for', error: 'Reason', act: 'Next' },
    states: { waiting: 'Waits', failed: 'Will be tried again', 'given-up': 'Given up' },
    tries: { one: '{n} try', other: '{n} tries' },
    next: 'Next try: {when}',
    tryAgain: 'Try again',
  },
  kinds: {
    'send-invitation': 'Invitation',
    'answer-recovery': 'Link to an account',
    'send-receipt': 'Receipt of a hand-in',
    'send-arrival': 'Work to mark',
    'send-feedback': 'Answer to work',
    'send-answer': 'Answer to a question about a part',
    'send-query': 'Question about a criterion',
    'send-query-answer': 'Answer to a question about a criterion',
    'send-quiz-news': 'News of a quiz',
    'send-reminder': 'Reminder',
  },
  kept: {
    title: 'E-mails kept here',
    none: 'No e-mail kept. Invite a person with an address to see one.',
    caption: 'The latest first: {shown} of {total}. They stay for 30 days.',
  },
  asMail: 'See it as in a mail program',
  logged: 'The journal notes that you read it.',
}
