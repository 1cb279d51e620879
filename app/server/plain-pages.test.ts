import { data, redirect, type EntryContext, type ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { plainPage } from './plain-pages.ts'

type Loader = (given: { params: Record<string, string | undefined>; request: Request }) => unknown
type Told = { status: number; params: unknown; data: unknown; error: unknown }

/** A page at /lecons/:id whose entry tells what it would render, and how often its loader was asked. */
function pageWith(loader: Loader, action?: () => unknown) {
  let asked = 0
  const root = { id: 'root', path: '', module: { default: () => null, ErrorBoundary: () => null, loader: () => ({ language: 'fr' }) } }
  const page = {
    ...{ id: 'lesson', parentId: 'root', path: 'lecons/:id' },
    module: {
      default: () => null,
      headers: () => ({ 'Cache-Control': 'private, no-cache' }),
      action,
      loader: (given: Parameters<Loader>[0]) => {
        asked += 1
        return loader(given)
      },
    },
  }
  const build = {
    basename: '/',
    future: { v3_singleFetch: true },
    isSpaMode: false,
    assets: { routes: {}, entry: { module: '', imports: [] }, url: '', version: '' },
    routes: { root, lesson: page },
    entry: {
      module: {
        default: (_request: Request, status: number, headers: Headers, entry: EntryContext) => {
          const { matches, loaderData, errors } = entry.staticHandlerContext
          const told: Told = { status, params: matches.at(-1)?.params, data: loaderData, error: errors }
          return new Response(JSON.stringify(told), { status, headers })
        },
        handleError: () => undefined,
      },
    },
  } as unknown as ServerBuild
  const { root: r, lesson } = build.routes
  const handle = plainPage(build, r!, lesson!, 'production')
  const ask = async (address: string, init?: RequestInit) => {
    const answer = await handle(new Request(`http://site.example${address}`, init), {} as Parameters<typeof handle>[1])
    const text = await answer.text()
    return { answer, told: (text.startsWith('{') ? JSON.parse(text) : {}) as Told }
  }
  return { ask, asked: () => asked }
}

describe('a page that is only read', () => {
  test('is rendered with its parameters, its data and those of the root, under its own headers', async () => {
    const { ask, asked } = pageWith(({ params }) => ({ lesson: params['id'] }))
    const { answer, told } = await ask('/lecons/c10-m1-l1?lang=ar')
    expect(told).toMatchObject({ status: 200, params: { id: 'c10-m1-l1' }, error: null })
    expect(told.data).toEqual({ root: { language: 'fr' }, lesson: { lesson: 'c10-m1-l1' } })
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(asked()).toBe(1)
  })

  test.each([
    ['a redirect', () => redirect('/connexion', 303), 303, '/connexion'],
    [
      'a thrown redirect',
      () => {
        throw redirect('/connexion', 303)
      },
      303,
      '/connexion',
    ],
  ])('%s goes out as it is', async (_case, loader, status, to) => {
    const { ask, asked } = pageWith(loader)
    const { answer } = await ask('/lecons/x')
    expect([answer.status, answer.headers.get('location'), asked()]).toEqual([status, to, 1])
  })

  test('what is not there is a page of 404, and its loader was asked once', async () => {
    const { ask, asked } = pageWith(() => {
      throw new Response(null, { status: 404 })
    })
    const { answer, told } = await ask('/lecons/x')
    expect(answer.status).toBe(404)
    expect(told.error).toHaveProperty('root')
    expect(asked()).toBe(1)
  })

  test('a fault of its loader is a page of 500', async () => {
    const { ask, asked } = pageWith(() => {
      throw new Error('broken')
    })
    expect([(await ask('/lecons/x')).answer.status, asked()]).toEqual([500, 1])
  })

  test('data with a status of their own keep it', async () => {
    const { ask, asked } = pageWith(() => data({ found: null }, { status: 410 }))
    const { answer, told } = await ask('/lecons/x')
    expect([answer.status, told.data, asked()]).toEqual([410, { root: { language: 'fr' }, lesson: { found: null } }, 1])
  })
})

test('a form is answered by the framework', async () => {
  const { ask } = pageWith(
    () => null,
    () => redirect('/modules/c10-m1', 303),
  )
  const { answer } = await ask('/lecons/x', {
    method: 'POST',
    body: 'a=1',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/modules/c10-m1'])
})
