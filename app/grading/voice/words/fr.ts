export const fr = {
  title: 'Remarque à voix haute',
  hint: '60 secondes au plus, environ 120 Ko. La personne l’écoute si elle veut.',
  hintAnonymous: 'Votre voix dira qui corrige.',
  unnamed: 'Remarque',
  record: 'Enregistrer ma voix',
  stop: 'Arrêter',
  recording: '{n} s sur {of}',
  ready: 'Écoutez, puis ajoutez.',
  noMicrophone: 'Le micro n’est pas ouvert. Choisissez un enregistrement.',
  file: 'L’enregistrement',
  transcript: 'Ce que vous dites, par écrit (si vous voulez)',
  save: 'Ajouter la remarque à voix haute',
  sending: 'Envoi…',
  notSent: 'Pas envoyé. L’enregistrement reste ici : réessayez.',
  refusals: {
    none: 'Enregistrez d’abord votre voix.',
    empty: 'Cet enregistrement est vide. Recommencez.',
    'voice-too-large': 'Cet enregistrement est trop lourd. La limite est de 2 Mo.',
    'no-voice': 'Ce fichier n’est pas un enregistrement de voix.',
    held: 'Ce travail est tenu par quelqu’un d’autre.',
  },
}
export type VoiceWords = typeof fr
