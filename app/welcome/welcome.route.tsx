import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { anyone } from '#app/access/guard.server.ts'
import { isCoordinator, isTrainer } from '#app/access/viewer.ts'
import { publicPage } from '#app/interface/page.ts'
import { WelcomePage } from './welcome-page.tsx'
import { welcomeWords } from './words/words.ts'

export const meta = publicPage

export const loader = anyone(z.object({}), async ({ viewer, language }) => {
  if (viewer) {
    const hasDesk = isTrainer(viewer) || isCoordinator(viewer) || viewer.isAdministrator
    throw redirect(hasDesk ? '/a-faire' : '/accueil')
  }
  const { title, lead } = welcomeWords[language]
  return { title, about: lead }
})

export default function Welcome() {
  return <WelcomePage />
}
