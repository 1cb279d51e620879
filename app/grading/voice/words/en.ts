import type { SameShape } from '#app/language/words.ts'
import type { VoiceWords } from './fr.ts'

export const en: SameShape<VoiceWords> = {
  title: 'Spoken remark',
  hint: 'At most 60 seconds, about 120 KB. The person listens if they like.',
  hintAnonymous: 'Your voice will tell who marks.',
  unnamed: 'Remark',
  record: 'Record my voice',
  stop: 'Stop',
  recording: '{n} s of {of}',
  ready: 'Listen, then add.',
  noMicrophone: 'The microphone is not open. Choose a recording.',
  file: 'The recording',
  transcript: 'What you say, in writing (if you like)',
  save: 'Add the spoken remark',
  sending: 'Sending…',
  notSent: 'Not sent. The recording stays here: try again.',
  refusals: {
    none: 'Record your voice first.',
    empty: 'This recording is empty. Start again.',
    'voice-too-large': 'This recording is too heavy. The limit is 2 MB.',
    'no-voice': 'This file is not a recording of a voice.',
    held: 'Somebody else holds this work.',
  },
}
