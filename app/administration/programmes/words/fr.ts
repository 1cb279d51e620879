export const fr = {
  title: 'Parcours',
  toCourses: 'Cours',
  lead: 'Un parcours est une suite de cours. Chaque cohorte part d’un parcours.',
  newTitle: 'Nouveau parcours',
  changeTitle: 'Changer un parcours',
  saved: 'Le parcours est gardé.',
  caption: 'Les cohortes archivées ne comptent pas.',
  columns: { programme: 'Parcours', required: 'Cours obligatoires', optional: 'Cours au choix', cohorts: 'Cohortes' },
  dates: 'Une nouvelle cohorte reprend ces cours et ces jours. Les cohortes déjà faites ne changent pas.',
  titles: { fr: 'Titre en français', en: 'Titre en anglais', ar: 'Titre en arabe' },
  courses: 'Cours',
  coursesHint: 'Cochez les cours et donnez leur ordre. Le jour 1 est le premier jour de la cohorte.',
  position: 'Place',
  opensDay: 'Ouvre le jour (facultatif)',
  dueDay: 'À finir le jour (facultatif)',
  required: 'Obligatoire',
  save: 'Garder le parcours',
  refusals: {
    title: {
      empty: 'Donnez un titre dans cette langue.',
      'no-letter': 'Ce titre n’a aucune lettre.',
      'too-long': 'Ce titre dépasse 80 signes.',
      address: 'Un titre ne peut pas être une adresse.',
    },
    courses: {
      none: 'Choisissez un cours au moins.',
      'none-required': 'Un cours au moins est obligatoire.',
      'too-many': 'Un parcours a 20 cours au plus.',
    },
    days: {
      'not-a-number': 'Écrivez un nombre de 1 à 1 101, ou rien.',
      'before-opening': 'Le dernier jour vient avant l’ouverture.',
    },
    'changed-meanwhile': 'Quelqu’un a changé ce parcours entre-temps. Ouvrez la page de nouveau pour voir sa version.',
  },
}
export type ProgrammeWords = typeof fr
