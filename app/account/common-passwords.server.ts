let known: Promise<ReadonlySet<string>> | undefined

/** The passwords that many people use, read once when first asked for: 49,000 words are not held by a server that changes no password. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set<string>(dictionary['passwords-common']))
  return known
}
