export const fr = {
  title: 'Apprendre et faire avancer votre association',
  lead: 'Des cours courts, en français simple. Pour les responsables d’associations et les porteuses de projet au Maroc.',
  points: [
    'Sur votre téléphone, même avec peu de réseau.',
    'Dix cours et un parcours vers votre plan d’affaires.',
    'Une formatrice ou un formateur lit votre plan et vous répond.',
  ],
  signIn: 'Se connecter',
  invited: 'Vous avez reçu un lien d’invitation ? Ouvrez-le depuis votre message.',
  privacy: 'Ce que nous gardons sur vous',
}
export type WelcomeWords = typeof fr
