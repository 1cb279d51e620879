export const fr = {
  example: 'Exemple',
  exercise: 'Exercice',
  keep: 'À retenir',
  note: 'Remarque',
  warning: 'Attention',
  table: 'Tableau',
  difficultWords: (count: number) => (count === 1 ? 'Mot difficile (1)' : `Mots difficiles (${count})`),
  toConfirm: 'à confirmer',
}
export type Words = typeof fr
