import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { isCoordinator, isTrainer } from '#app/access/viewer.ts'
import { pageTitle } from '#app/interface/page.ts'
import { WelcomePage } from './welcome-page.tsx'
import { welcomeWords } from './words/words.ts'

export const meta = pageTitle

export const loader = anyone(z.object({}), async ({ viewer, language }) => {
  if (viewer) {
    if (isTrainer(viewer)) throw redirect('/correction')
    if (isCoordinator(viewer)) throw redirect('/cohortes')
    throw redirect(viewer.isAdministrator ? '/admin/organisations' : '/accueil')
  }
  return { title: welcomeWords[language].title }
})

export default function Welcome() {
  return <WelcomePage />
}
