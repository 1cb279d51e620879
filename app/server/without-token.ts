/** An address for the log: the token of a one-time link is a secret as long as it opens something. */
export const withoutToken = (path: string) => path.replace(/^\/(b|rejoindre|acces)\/.+$/, '/$1/…')
