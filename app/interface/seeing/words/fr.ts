export const fr = {
  seeing: 'Vous voyez le site comme {name}',
  readOnly: 'Vous pouvez lire. Rien n’est enregistré.',
  end: 'Revenir à mon compte',
}
export type SeeingWords = typeof fr
