import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { pageTitle } from '#app/interface/page.ts'
import { MenuPage } from './menu-page.tsx'
import { accountWords } from './words/words.ts'

export const meta = pageTitle

export const loader = anyone(z.object({}), async ({ language, viewer }) => ({
  title: accountWords[language].menu.title,
  leads: [...(viewer?.leads ?? [])],
}))

export default function Menu() {
  return <MenuPage leads={useLoaderData<typeof loader>().leads} />
}
