/** What a message of refusal carries: the page it opens takes the focus there, and its title begins with the word for an error. */
export const refusalMarks = (word: string) => ({ tabIndex: -1, autoFocus: true, 'data-error-title': word })

/** A page as it is sent: its title begins with "Erreur :" where it says that something was refused. */
export function withErrorTitle(html: string): string {
  const [, word] = / data-error-title="([^"]*)"/.exec(html) ?? []
  return word === undefined ? html : html.replace('<title>', () => `<title>${word} `)
}
