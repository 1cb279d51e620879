import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { THEME_COOKIE } from '#app/interface/theme.ts'
import { LANGUAGE_COOKIE } from '#app/language/choose-language.ts'
import { displayForm } from './display.forms.ts'
import { keepLanguage } from './keep-language.server.ts'
import { safeAddress } from './safe-address.ts'

const YEAR = 31_536_000

export const loader = anyone(z.object({}), async () => {
  throw redirect('/menu')
})

export const action = anyone(z.object({}), async ({ db, viewer, request, isSecure }) => {
  const { language, theme, suite } = displayForm.parse(Object.fromEntries(await request.formData()))
  const headers = new Headers()
  const remember = (name: string, value: string, seconds: number) =>
    headers.append('Set-Cookie', `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax; HttpOnly${isSecure ? '; Secure' : ''}`)
  if (language) {
    if (viewer) await keepLanguage(db, viewer, language)
    remember(LANGUAGE_COOKIE, language, YEAR)
  }
  if (theme) remember(THEME_COOKIE, theme, theme === 'device' ? 0 : YEAR)
  throw redirect(safeAddress(suite), { status: 303, headers })
})
