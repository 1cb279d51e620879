/** The value of a cookie of a request, if it has one. */
export function readCookie(header: string | null, name: string): string | undefined {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([found]) => found === name)?.[1]
}
