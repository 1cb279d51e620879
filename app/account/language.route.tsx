import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { LANGUAGE_COOKIE } from '#app/language/choose-language.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { keepLanguage } from './keep-language.server.ts'
import { safeAddress } from './safe-address.ts'

export const loader = anyone(z.object({ language: z.enum(LANGUAGES) }), async ({ db, viewer, params, url, isSecure }) => {
  if (viewer) await keepLanguage(db, viewer, params.language)
  const cookie = `${LANGUAGE_COOKIE}=${params.language}; Path=/; Max-Age=31536000; SameSite=Lax${isSecure ? '; Secure' : ''}`
  throw redirect(safeAddress(url.searchParams.get('suite')), { status: 303, headers: { 'Set-Cookie': cookie } })
})
