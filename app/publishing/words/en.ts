import type { Words } from './fr.ts'

export const en: Words = {
  example: 'Example',
  exercise: 'Exercise',
  keep: 'To remember',
  note: 'Note',
  warning: 'Take care',
  table: 'Table',
  difficultWords: (count) => (count === 1 ? 'Difficult word (1)' : `Difficult words (${count})`),
  toConfirm: 'to be confirmed',
}
