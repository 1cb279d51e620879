export const fr = {
  title: 'E-mails',
  back: 'Santé du service',
  leaves: 'Les e-mails partent par votre serveur d’envoi.',
  stays: 'Aucun serveur d’envoi n’est réglé. Les e-mails restent ici et ne partent pas.',
  done: {
    zero: 'Aucun e-mail préparé depuis 30 jours.',
    one: '{n} e-mail préparé depuis 30 jours.',
    other: '{n} e-mails préparés depuis 30 jours.',
  },
  again: 'L’e-mail est de nouveau dans la file.',
  columns: { subject: 'Objet', to: 'À', at: 'Date' },
  unsent: {
    title: 'En attente',
    none: 'Aucun e-mail n’attend.',
    caption: 'Les plus récents en premier.',
    columns: { kind: 'E-mail', state: 'État', since: 'Demandé', error: 'Raison', act: 'Suite' },
    states: { waiting: 'Attend', failed: 'Nouvel essai prévu', 'given-up': 'Abandonné' },
    tries: { one: '{n} essai', other: '{n} essais' },
    next: 'Prochain essai : {when}',
    tryAgain: 'Essayer encore',
  },
  kinds: {
    'send-invitation': 'Invitation',
    'answer-recovery': 'Lien pour un compte',
    'send-receipt': 'Reçu d’un envoi',
    'send-arrival': 'Travail à corriger',
    'send-feedback': 'Réponse à un travail',
    'send-reminder': 'Rappel',
  },
  kept: {
    title: 'E-mails gardés ici',
    none: 'Aucun e-mail gardé. Invitez une personne avec son adresse pour en voir un.',
    caption: 'Les plus récents en premier : {shown} sur {total}. Ils restent 30 jours.',
  },
  asMail: 'Voir comme dans une messagerie',
  logged: 'Votre lecture est notée dans le journal.',
}
export type MessagesWords = typeof fr
