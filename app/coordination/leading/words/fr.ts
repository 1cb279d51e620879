export const fr = {
  back: 'Menu',
  lead: 'Voici où en sont les membres. Les notes restent à chaque personne.',
  empty: 'Aucun membre ne suit un cours pour l’instant.',
  encourage: 'Encourager par WhatsApp',
  message: 'Bonjour {name}, votre cours vous attend. Un petit pas suffit : {link}',
  standings: { 'not-begun': 'Pas commencé', going: 'Avance', quiet: 'Rien depuis 14 jours', finished: 'Terminé', away: 'En pause' },
  counts: {
    'not-begun': { one: '{n} n’a pas commencé.', other: '{n} n’ont pas commencé.' },
    going: { one: '{n} avance.', other: '{n} avancent.' },
    quiet: { one: '{n} attend un encouragement.', other: '{n} attendent un encouragement.' },
    finished: { one: '{n} a terminé.', other: '{n} ont terminé.' },
    away: { one: '{n} est en pause.', other: '{n} sont en pause.' },
  },
}
export type LedWords = typeof fr
