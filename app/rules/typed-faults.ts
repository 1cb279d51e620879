import type { NameRefusal } from './names.ts'
import type { PhoneRefusal } from './phone.ts'

/** The reason of a form with several fields for a name that is none. */
export const NAME_FAULTS = {
  empty: 'name-empty',
  'no-letter': 'name-no-letter',
  'too-long': 'name-too-long',
  address: 'name-address',
} as const satisfies Record<NameRefusal, string>
export type NameFault = (typeof NAME_FAULTS)[NameRefusal]

/** The reason of a form with several fields for a telephone number that is none. */
export const PHONE_FAULTS = {
  empty: 'phone-empty',
  'not-digits': 'phone-not-digits',
  'two-numbers': 'phone-two-numbers',
  'too-short': 'phone-too-short',
  'too-long': 'phone-too-long',
  'not-moroccan': 'phone-not-moroccan',
} as const satisfies Record<PhoneRefusal, string>
export type PhoneFault = (typeof PHONE_FAULTS)[PhoneRefusal]
