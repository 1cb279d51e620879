/** An address of this site to go on to, or the start page: a link can never lead away from the site. */
export function safeAddress(wish: string | null | undefined): string {
  if (!wish || !wish.startsWith('/') || wish.startsWith('//') || wish.includes('\\') || /[\u0000-\u0020]/.test(wish)) return '/'
  return wish
}
