export const fr = {
  title: 'Réponses écrites des quiz',
  one: 'Réponse écrite',
  back: 'Corrections',
  none: 'Aucune réponse n’attend de points.',
  saved: 'Les points sont enregistrés. Plus rien n’attend.',
  caption: { one: '{n} réponse attend', other: '{n} réponses attendent' },
  columns: { person: 'Personne', question: 'Question', quiz: 'Quiz', since: 'Envoyé' },
  refused: 'Les points ne sont pas enregistrés',
  refusals: {
    'mark-too-high': 'Au plus {max} points pour cette question.',
    'mark-unreadable': 'Écrivez un nombre entre 0 et {max}.',
    'marked-meanwhile': 'Quelqu’un a déjà donné des points. Relisez la page.',
  },
  already: 'Cette réponse a déjà des points. Vous pouvez les changer.',
  guide: 'Aide pour corriger',
  mark: 'Points, sur {max}',
  feedback: 'Ce que vous dites à la personne',
  feedbackHint: 'La personne le lit quand les réglages du quiz le permettent.',
  save: 'Enregistrer et passer à la suivante',
}
export type MarkingWords = typeof fr
