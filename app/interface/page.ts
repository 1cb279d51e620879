import { useRouteLoaderData } from '@remix-run/react'
import type { Language } from '#app/rules/languages.ts'
import type { Theme } from './theme.ts'

/** What every page frame knows of the page it frames; the root's loader answers it. */
export type PageFacts = {
  language: Language
  /** Light or dark as chosen on this device. */
  theme: Theme
  siteName: string
  /** Where people reach the site: for the preview of a link. */
  origin: string
  /** The installation has colours of its own, in a style sheet that follows the others. */
  hasOwnColours: boolean
  hasLogo: boolean
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
    /** The name under which this phone keeps what is theirs; null where it keeps nothing. */
    phoneId: string | null
  } | null
}

/** The facts of this page. */
export function usePage(): PageFacts {
  const facts = useRouteLoaderData<PageFacts>('root')
  return (
    facts ?? {
      language: 'fr',
      theme: 'device',
      siteName: 'Passerelle',
      origin: '',
      hasOwnColours: false,
      hasLogo: false,
      path: '/',
      search: '',
      viewer: null,
    }
  )
}

type MetaOf = Parameters<typeof pageTitle>[0]

/** The `meta` of a page that everybody may open: its title, what it says of itself (`about` in the loader's answer), and the preview of a link to it. */
export function publicPage(given: MetaOf) {
  const { data, matches } = given
  const about = typeof data === 'object' && data !== null && 'about' in data && typeof data.about === 'string' ? data.about : ''
  const [named] = pageTitle(given)
  const facts = matches.find((match) => match?.id === 'root')?.data
  const text = (key: string) => {
    const value: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, key) : undefined
    return typeof value === 'string' ? value : ''
  }
  const origin = text('origin')
  return [
    { title: named?.title ?? '' },
    { property: 'og:site_name', content: text('siteName') },
    { property: 'og:url', content: origin + text('path') },
    ...preview({ title: titleIn(data), about, origin }),
  ]
}

type Previewed = { title: string; about: string; origin: string }

function preview({ title, about, origin }: Previewed) {
  return [
    { name: 'description', content: about },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: about },
    { property: 'og:image', content: `${origin}/apercu.png` },
    { property: 'og:image:width', content: '600' },
    { property: 'og:image:height', content: '600' },
  ]
}

/** What a messenger shows of a link with a token in it: no brand, no name, no token, nothing for search engines. */
export function tokenPreview({ title, about, origin }: Previewed) {
  return [
    ...preview({ title, about, origin }),
    { name: 'robots', content: 'noindex' },
    { tagName: 'link', rel: 'canonical', href: `${origin}/` },
  ]
}

const titleIn = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string' ? data.title : ''

/** A route's `meta`: the title its loader answers, with the site's name. */
export function pageTitle({ data, matches }: { data: unknown; matches: Array<{ id: string; data?: unknown } | undefined> }) {
  const title = titleIn(data)
  const root = matches.find((match) => match?.id === 'root')?.data
  const site =
    typeof root === 'object' && root !== null && 'siteName' in root && typeof root.siteName === 'string' ? root.siteName : 'Passerelle'
  return [{ title: title === '' ? site : `${title} · ${site}` }]
}
