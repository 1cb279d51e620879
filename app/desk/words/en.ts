import type { SameShape } from '#app/language/words.ts'
import type { DeskWords } from './fr.ts'

export const en: SameShape<DeskWords> = {
  title: 'To do',
  hello: 'Hello {name}',
  lead: {
    zero: 'Nothing is waiting for you now.',
    one: '{n} thing is waiting for you.',
    other: '{n} things are waiting for you.',
  },
  parts: { trainer: 'Marking', coordinator: 'Support', administrator: 'Administration' },
  nothing: {
    trainer: 'No plan is waiting. New ones arrive here.',
    coordinator: 'Nobody to call. New signs arrive here.',
    administrator: 'The service is well and everything is in order.',
  },
  items: {
    'service-faults': { one: '{n} part of the service needs your attention', other: '{n} parts of the service need your attention' },
    'plans-overdue': { one: '{n} plan has waited too long', other: '{n} plans have waited too long' },
    'plans-held': { one: '{n} plan is in your hands', other: '{n} plans are in your hands' },
    'people-to-call': { one: '{n} person to call or write to', other: '{n} people to call or write to' },
    'answers-waiting': { one: '{n} quiz answer to mark', other: '{n} quiz answers to mark' },
    'advice-asked': { one: '{n} person asks for advice on a part of a plan', other: '{n} people ask for advice on parts of plans' },
    'plans-waiting': { one: '{n} plan to mark', other: '{n} plans to mark' },
    'results-ready': { one: '{n} result to release', other: '{n} results to release' },
    'plans-waiting-long': { one: '{n} plan is waiting for an answer from us', other: '{n} plans are waiting for an answer from us' },
    'cohorts-without-trainer': { one: '{n} cohort without a trainer', other: '{n} cohorts without a trainer' },
    'people-without-organisation': { one: '{n} person without an organisation', other: '{n} people without an organisation' },
  },
  buttons: {
    'service-faults': 'See how the service is',
    'plans-overdue': 'Mark the oldest',
    'plans-held': 'Go on marking',
    'people-to-call': 'See whom to call',
    'answers-waiting': 'Mark these answers',
    'advice-asked': 'Answer',
    'plans-waiting': 'Mark the oldest',
    'results-ready': 'Read and release',
    'plans-waiting-long': 'See these plans',
    'cohorts-without-trainer': 'See who trains',
    'people-without-organisation': 'Open the first person',
  },
  since: { zero: 'Since today.', one: 'The longest wait: {n} day.', other: 'The longest wait: {n} days.' },
  more: { zero: '', one: 'and {n} more', other: 'and {n} more' },
  cohorts: 'Your cohorts',
  people: { one: '{n} person', other: '{n} people' },
  dates: 'from {from} to {to}',
}
