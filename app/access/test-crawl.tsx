import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { Outlet } from '@remix-run/react'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { Db } from '#db/handle.ts'
import type { PageFacts } from '#app/interface/page.ts'
import { InLanguage } from '#app/language/use-language.tsx'
import { doorAt, request, type Door, type Knock } from './test-doors.ts'
import { isCoordinator, isTrainer, type Viewer } from './viewer.ts'

/** Pages that differ only in ids, numbers and what is asked for are one kind; of each kind one is opened. */
const OF_EACH_KIND = 1
const kindOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+|=[^&]+/g, '…')

/** The words of one tag's attribute, without the marks that HTML needs. */
function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  return found?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const tagsIn = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'gi')) ?? []

/** The fields of a form with what stands in them, and each of its buttons that says something of its own. */
function fieldsIn(html: string): { fields: Record<string, string>; buttons: Array<Record<string, string>> } {
  const fields: Record<string, string> = {}
  for (const tag of tagsIn(html, 'input')) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type') ?? 'text']
    if (!name || type === 'file' || (fields[name] !== undefined && type === 'radio' && !/\schecked/.test(tag))) continue
    if (type === 'checkbox' && !/\schecked/.test(tag)) continue
    fields[name] = attribute(tag, 'value') ?? (type === 'checkbox' ? 'on' : '')
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)([^<]*)/gi)) fields[attribute(tag, 'name') ?? ''] = text
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/gi)) {
    const all = tagsIn(options, 'option')
    const chosen = all.find((option) => /\sselected/.test(option)) ?? all[0] ?? ''
    fields[attribute(tag, 'name') ?? ''] = attribute(chosen, 'value') ?? ''
  }
  delete fields['']
  const buttons = tagsIn(html, 'button').flatMap((tag) => {
    const name = attribute(tag, 'name')
    return name ? [{ [name]: attribute(tag, 'value') ?? '' }] : []
  })
  return { fields, buttons: buttons.length > 0 ? buttons : [{}] }
}

/** The requests that the forms of a page send: one for each button. */
function formsIn(html: string, from: string): Knock[] {
  return [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/gi)].flatMap(([, tag = '', inside = '']): Knock[] => {
    const { pathname, search } = new URL(attribute(tag, 'action') ?? from, `http://test${from}`)
    const { fields, buttons } = fieldsIn(inside)
    if ((attribute(tag, 'method') ?? 'get').toLowerCase() === 'get')
      return [{ method: 'GET', at: `${pathname}?${new URLSearchParams(fields).toString()}` }]
    return buttons.map((button) => ({ method: 'POST', at: pathname + search, form: { ...fields, ...button } }))
  })
}

/** The addresses on the site that a page offers to go to, and those of its pictures. */
function linksIn(html: string, from: string): string[] {
  const offered = [...tagsIn(html, 'a').map((tag) => attribute(tag, 'href')), ...tagsIn(html, 'img').map((tag) => attribute(tag, 'src'))]
  const found = offered.map((address) => new URL(address ?? from, `http://test${from}`))
  const onSite = found.filter(({ origin }) => origin === 'http://test').map(({ pathname, search }) => pathname + search)
  return [...onSite, ...[...html.matchAll(SENT)].map(([, address = '']) => address)]
}

/** Addresses that pages show as a text to send. */
const SENT = /http:\/\/test(\/(?:b|rejoindre|acces|v)\/[0-9A-Z-]{19})/g

const dataOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'type' in given && given.type === 'DataWithResponseInit' && 'data' in given
    ? given.data
    : given

const isPage = (value: unknown): value is ComponentType => typeof value === 'function'

function factsFor(viewer: Viewer | null, path: string): PageFacts {
  const seen = viewer && {
    name: viewer.name,
    isTrainer: isTrainer(viewer),
    isCoordinator: isCoordinator(viewer),
    isAdministrator: viewer.isAdministrator,
    isSharedPhone: viewer.isSharedPhone,
    isSeen: false,
    phoneId: null,
  }
  const site = { siteName: 'Passerelle', origin: 'http://test', hasOwnColours: false, hasLogo: false }
  return { language: 'fr', theme: 'device', ...site, path, search: '', viewer: seen }
}

/** The HTML of a page from what its loader answered. */
async function htmlOf(door: Door, at: string, data: unknown, viewer: Viewer | null): Promise<string> {
  const { default: Page } = door.module
  if (!isPage(Page)) return ''
  const { pathname } = new URL(at, 'http://test')
  const handler = createStaticHandler([
    {
      id: 'root',
      path: '/',
      loader: () => factsFor(viewer, pathname),
      Component: Outlet,
      children: [{ id: door.file, path: door.path, loader: () => data ?? null, Component: Page }],
    },
  ])
  const context = await handler.query(new Request(`http://test${at}`))
  if (context instanceof Response) throw new Error(`${at} was led on while it was drawn`)
  return renderToString(
    <InLanguage language="fr">
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, context)} context={context} hydrate={false} />
    </InLanguage>,
  )
}

/** Walks the site as somebody by its links, and records each request that a page offers: its links, and its forms as they stand. Nothing stays of it. */
export async function crawl(db: Db, doors: readonly Door[], viewer: Viewer | null, starts: readonly string[]): Promise<Knock[]> {
  const recorded = new Map<string, Knock>()
  const opened = new Map<string, number>()
  const waiting = [...starts]
  const met = new Set(starts)
  const record = (asked: Knock) => {
    const kind = `${asked.method} ${kindOf(asked.at)} ${Object.entries(asked.form ?? {}).map(([name, value]) => kindOf(`${name}=${value.length > 20 ? '' : value}`))}`
    const count = opened.get(kind) ?? 0
    opened.set(kind, count + 1)
    if (count < OF_EACH_KIND) recorded.set(JSON.stringify(asked), asked)
    return count < OF_EACH_KIND
  }
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const asked: Knock = { method: 'GET', at }
    const { door } = doorAt(doors, at)
    if (door.path === '/*' || !('loader' in door.module) || !record(asked)) continue
    const { given, outcome } = await request(db, doors, asked, viewer)
    const goesOn = given instanceof Response ? given.headers.get('Location') : null
    const html = outcome === 'enters' && !(given instanceof Response) ? await htmlOf(door, at, dataOf(given), viewer) : ''
    const forms = formsIn(html, at)
    for (const form of forms) if (form.method === 'POST') record(form)
    const further = forms.flatMap((form) => (form.method === 'GET' ? [form.at] : []))
    for (const link of [...linksIn(html, at), ...further, ...(goesOn ? [goesOn] : [])]) {
      if (met.has(link)) continue
      met.add(link)
      waiting.push(link)
    }
  }
  return [...recorded.values()]
}
