import { useRouteLoaderData } from '@remix-run/react'
import type { Language } from '#app/rules/languages.ts'

/** What every page frame knows of the page it frames; the root's loader answers it. */
export type PageFacts = {
  language: Language
  siteName: string
  /** The address without its query, where the language links come back to. */
  path: string
  search: string
  /** Null for who is not signed in. */
  viewer: {
    name: string
    isTrainer: boolean
    isCoordinator: boolean
    isAdministrator: boolean
    isSharedPhone: boolean
    /** True while an administrator sees through this person's eyes. */
    isSeen: boolean
  } | null
}

/** The facts of this page. */
export function usePage(): PageFacts {
  const facts = useRouteLoaderData<PageFacts>('root')
  return facts ?? { language: 'fr', siteName: 'Passerelle', path: '/', search: '', viewer: null }
}

/** A route's `meta`: the title its loader answers, with the site's name. */
export function pageTitle({ data, matches }: { data: unknown; matches: Array<{ id: string; data?: unknown } | undefined> }) {
  const title = typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string' ? data.title : undefined
  const root = matches.find((match) => match?.id === 'root')?.data
  const site =
    typeof root === 'object' && root !== null && 'siteName' in root && typeof root.siteName === 'string' ? root.siteName : 'Passerelle'
  return [{ title: title === undefined ? site : `${title} · ${site}` }]
}
