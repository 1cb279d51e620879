import { Links, Meta, Outlet, Scripts, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { createContext, useContext, type ReactNode } from 'react'
import { z } from 'zod'
import { anyone } from './access/guard.server.ts'
import { isCoordinator, isTrainer } from './access/viewer.ts'
import { ErrorPage, errorTitle, thrownFrom } from './interface/error-page.tsx'
import { asks } from './interface/handle.ts'
import { pageTitle, type PageFacts } from './interface/page.ts'
import { SeeingBanner } from './interface/seeing/seeing-banner.tsx'
import learnerStyles from './interface/styles/learner.css?url'
import staffStyles from './interface/styles/staff.css?url'
import { dataTheme, themeOf } from './interface/theme.ts'
import { interfaceWords } from './interface/words/words.ts'
import { InLanguage } from './language/use-language.tsx'
import baseScript from './offline/base.client.ts?worker&url'
// Built with the pages and served as /sw.js.
import './offline/service-worker.client.ts?worker&url'
import { phoneIdOf } from './platform/phone-id.server.ts'
import { directionOf, LANGUAGES } from './rules/languages.ts'

/** The title of pages that have none of their own: those of errors. */
export function meta({ error, data, matches }: Parameters<typeof pageTitle>[0] & { error?: unknown }) {
  if (error === undefined) return pageTitle({ data, matches })
  const { language } = z
    .object({ language: z.enum(LANGUAGES) })
    .catch({ language: 'fr' })
    .parse(data)
  const { errors } = interfaceWords[language]
  return pageTitle({ data: { title: errorTitle(thrownFrom(error), errors) }, matches })
}

/** The nonce of this response, for the scripts of hydrated pages; empty in the browser. */
export const Nonce = createContext('')

export const loader = anyone(
  z.object({}),
  async ({ request, language, viewer, path, url, origin, settings, secret }): Promise<PageFacts> => {
    return {
      language,
      theme: themeOf(request.headers.get('Cookie')),
      siteName: settings.siteName,
      origin,
      hasOwnColours: settings.siteColour !== undefined || settings.siteColourInDark !== undefined,
      hasLogo: settings.siteLogo !== undefined,
      path,
      search: url.search,
      viewer: viewer && {
        name: viewer.name,
        isTrainer: isTrainer(viewer),
        isCoordinator: isCoordinator(viewer),
        isAdministrator: viewer.isAdministrator,
        isSharedPhone: viewer.isSharedPhone,
        isSeen: viewer.seenBy !== null,
        phoneId: viewer.isSharedPhone ? null : phoneIdOf(secret, viewer.id),
      },
    }
  },
)

export function Layout({ children }: { children: ReactNode }) {
  const facts = useRouteLoaderData<PageFacts>('root')
  const handles = useMatches().map((match) => match.handle)
  const nonce = useContext(Nonce)
  const language = facts?.language ?? 'fr'
  return (
    <html lang={language} dir={directionOf(language)} data-theme={dataTheme(facts?.theme ?? 'device')}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <link rel="stylesheet" href={learnerStyles} />
        {asks(handles, 'staff') && <link rel="stylesheet" href={staffStyles} />}
        {facts?.hasOwnColours && <link rel="stylesheet" href="/identite.css" />}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Links />
        <script src={baseScript} defer />
      </head>
      <body>
        <InLanguage language={language}>
          <a className="skip" href="#contenu">
            {interfaceWords[language].skip}
          </a>
          {facts?.viewer?.isSeen && <SeeingBanner name={facts.viewer.name} />}
          {children}
        </InLanguage>
        {asks(handles, 'hydrate') && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  useLoaderData<typeof loader>()
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage {...thrownFrom(useRouteError())} />
}
