import { readCookie } from '#app/language/read-cookie.ts'

/** How pages look on this device: as it wishes, or light or dark whatever it wishes. */
export const THEMES = ['light', 'dark', 'device'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie that remembers a choice of light or dark. It belongs to the device, not to the account. */
export const THEME_COOKIE = 'theme'

/** The theme that was chosen on this device; `device` where nothing was. It stands on the page as `data-theme`, so the page's tag changes with it. */
export function themeOf(cookies: string | null): Theme {
  const chosen = readCookie(cookies, THEME_COOKIE)
  return THEMES.find((theme) => theme === chosen) ?? 'device'
}

/** The `data-theme` of a page; a page that looks as the device wishes has none. */
export const dataTheme = (theme: Theme): 'light' | 'dark' | undefined => (theme === 'device' ? undefined : theme)
