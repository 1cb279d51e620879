import { z } from 'zod'
import { idOf } from '#db/seed/named-id.ts'
import { castOn } from '../support/caller.ts'
import type { Site } from '../support/site.ts'
import { startBare } from './beside-bare.ts'
import { ask, press, type Pressed, type Target } from './press.ts'
import { processorSeconds } from './processor-time.ts'

const CLIENTS = [1, 16] as const
const WARM_UP = 1_500

/** A pressed server, with the milliseconds of processor time that one request took in its process. */
type Measured = Pressed & { processor: number | undefined }

/** What is measured of one page on one engine. */
export type PageFigures = {
  page: string
  engine: string
  queries: number
  /** On the wire, by what the browser accepts. */
  bytes: { br: number; gzip: number; plain: number }
  loads: Array<{ clients: number; site: Measured; bare: Measured; ratio: number }>
}

/** What a browser loads for a page on its first visit, with brotli. */
export type WeightFigures = { page: string; requests: number; bytes: number; scripts: number }

/** Queries of reading a session and of signing in. */
export type SignInFigures = { session: number; signIn: number }

type Page = { name: string; who: string; address: string; isRevisit: boolean }

const PAGES: readonly Page[] = [
  { name: 'lesson', who: 'fatou', address: '/lecons/c10-m1-l1', isRevisit: false },
  { name: 'lesson, unchanged', who: 'fatou', address: '/lecons/c10-m1-l1', isRevisit: true },
  { name: 'board', who: 'claire', address: `/cohortes/${idOf('cohort:sale')}`, isRevisit: false },
]

const logLine = z.object({ path: z.string(), status: z.number(), queries: z.number() })

/** The most queries that one request for an address took, as the site's own log tells. */
function queriesOf(site: Site, address: string): number {
  const lines = site
    .output()
    .split('\n')
    .flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [logLine.safeParse(JSON.parse(line))] : []))
  return Math.max(0, ...lines.flatMap((line) => (line.success && line.data.path === address ? [line.data.queries] : [])))
}

async function targetOf(site: Site, { who, address, isRevisit }: Page): Promise<Target> {
  const person = await castOn(site.origin, who)
  const headers = { Cookie: person.cookie(), 'Accept-Encoding': 'br, gzip', Accept: 'text/html' }
  const url = `${site.origin}${address}`
  await ask({ url, headers })
  if (!isRevisit) return { url, headers, status: 200 }
  const tag = String((await ask({ url, headers })).headers.etag)
  return { url, headers: { ...headers, 'If-None-Match': tag }, status: 304 }
}

async function pressed(target: Target, pid: number | undefined, strength: { clients: number; milliseconds: number }): Promise<Measured> {
  const before = await processorSeconds(pid)
  const figures = await press(target, strength)
  const after = await processorSeconds(pid)
  return { ...figures, processor: before === undefined || after === undefined ? undefined : ((after - before) * 1000) / figures.requests }
}

async function measurePage(site: Site, engine: string, page: Page, milliseconds: number): Promise<PageFigures> {
  const target = await targetOf(site, page)
  const sizeAs = async (encoding: string) =>
    (await ask({ ...target, headers: { ...target.headers, 'Accept-Encoding': encoding } })).body.length
  const bytes = { br: await sizeAs('br'), gzip: await sizeAs('gzip'), plain: await sizeAs('identity') }
  const answer = await ask(target)
  if (answer.status !== target.status) throw new Error(`${page.name} was answered ${answer.status}`)
  const bare = await startBare(answer)
  const loads: PageFigures['loads'] = []
  try {
    const bareTarget = { ...target, url: bare.url }
    await press(target, { clients: 4, milliseconds: WARM_UP })
    await press(bareTarget, { clients: 4, milliseconds: WARM_UP })
    for (const clients of CLIENTS) {
      const ofSite = await pressed(target, site.process.pid, { clients, milliseconds })
      const ofBare = await pressed(bareTarget, bare.pid, { clients, milliseconds })
      loads.push({ clients, site: ofSite, bare: ofBare, ratio: ofSite.perSecond / ofBare.perSecond })
    }
  } finally {
    await bare.stop()
  }
  return { page: page.name, engine, queries: queriesOf(site, page.address), bytes, loads }
}

/** Measures every page of the table on a running site, each beside a bare server in the same minute. */
export async function measurePages(site: Site, engine: string, milliseconds: number): Promise<PageFigures[]> {
  const figures: PageFigures[] = []
  for (const page of PAGES) figures.push(await measurePage(site, engine, page, milliseconds))
  return figures
}

/** What it costs to know who asks, and to sign in beside the hash: the most queries of one request, from the site's own log. */
export async function countSignIn(site: Site): Promise<SignInFigures> {
  const fatou = await castOn(site.origin, 'fatou')
  await fatou.get('/affichage')
  return { session: queriesOf(site, '/affichage'), signIn: queriesOf(site, '/connexion') }
}

/** Weighs what a first visit of a lesson and of a board brings over the wire. */
export async function weighPages(site: Site): Promise<WeightFigures[]> {
  const weights: WeightFigures[] = []
  for (const page of PAGES.filter(({ isRevisit }) => !isRevisit)) {
    const target = await targetOf(site, page)
    const html = (await ask({ ...target, headers: { ...target.headers, 'Accept-Encoding': 'identity' } })).body.toString()
    const along = [...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+|\/icon\.svg)/g)].map(([, address]) => address ?? ''))]
    const sizes = await Promise.all(
      [page.address, ...along].map(async (address) => (await ask({ ...target, url: `${site.origin}${address}` })).body.length),
    )
    const scripts = along.filter((address) => address.endsWith('.js')).length
    weights.push({ page: page.name, requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), scripts })
  }
  return weights
}
