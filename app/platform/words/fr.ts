export const fr = {
  hello: 'Bonjour {name}.',
  stop: 'Pour ne plus recevoir ces e-mails : {address}',
}
export type LetterWords = typeof fr
