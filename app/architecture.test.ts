import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'
import { sourcesIn } from './test-sources.ts'

const app = sourcesIn('app')
const rooms = readdirSync(path.join(folders.root, 'app'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

type Table = { name: string; sqlName: string; writers: string[]; file: string }

/** The tables of the schema with the rooms that their comments name as writers; what stands in brackets there is explanation. */
function tablesOf(): Table[] {
  const definition = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export const (\w+) = pgTable\(\s*'(\w+)'/g
  return sourcesIn('db')
    .filter(({ file }) => file.startsWith('db/schema/'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(definition)].map(([, comment = '', name = '', sqlName = '']) => {
        const [, named = ''] = /Written by: ([^.]*)\./.exec(comment) ?? []
        const writers = named
          .replace(/\([^)]*\)/g, '')
          .split(',')
          .map((room) => room.trim())
        return { name, sqlName, file, writers: writers.filter((room) => room !== '') }
      }),
    )
}

const tables = tablesOf()
/** The room that erases and applies retention: it may empty and delete in every table, by the inventory, and inserts only where it is named. */
const ERASES = 'privacy'
/** The room of a file: the first folder below app. */
const roomOf = (file: string) => file.split('/')[1] ?? ''

describe('each table is written by the rooms that its comment names', () => {
  test('every table names rooms that exist', () => {
    expect(tables.length).toBeGreaterThan(40)
    const faults = tables.flatMap(({ name, writers }) => {
      if (writers.length === 0) return [`${name} names nobody`]
      return writers.filter((room) => !rooms.includes(room)).map((room) => `${name} names ${room}, which is no folder of app`)
    })
    expect(faults).toEqual([])
  })

  test('nobody else inserts, updates or deletes', () => {
    const byName = new Map(tables.map((table) => [table.name, table]))
    const bySqlName = new Map(tables.map((table) => [table.sqlName, table]))
    const faults = app.flatMap(({ file, text }) => {
      const verbs = roomOf(file) === ERASES ? 'insert' : 'insert|update|delete'
      const built = [...text.matchAll(new RegExp(`\\.(?:${verbs})\\(\\s*(\\w+)\\s*\\)`, 'g'))].map(([, name = '']) => byName.get(name))
      const spoken = [...text.matchAll(/\b(?:insert into|update|delete from)\s+"?([a-z_]+)"?(?=[\s(])/g)].map(([, name = '']) =>
        bySqlName.get(name),
      )
      const written = new Set([...built, ...spoken].filter((table) => table !== undefined))
      return [...written].filter(({ writers }) => !writers.includes(roomOf(file))).map(({ name }) => `${file} writes ${name}`)
    })
    expect(faults).toEqual([])
  })

  test('tables keep their names where they are imported, so that this can be seen', () => {
    const renamed = app.flatMap(({ file, text }) =>
      [...text.matchAll(/import \{([^}]*)\} from '#db\/schema\/[^']+'/g)]
        .filter(([, names = '']) => names.split(',').some((name) => name.includes(' as ') && !name.trim().startsWith('type ')))
        .map(() => file),
    )
    expect(renamed).toEqual([])
  })
})

describe('pages for learners carry no framework code', () => {
  const views = app.filter(({ file }) => file.endsWith('.tsx'))

  test('only pages for staff may ask for hydration', () => {
    const hydrated = app.filter(({ file, text }) => /\.route\.tsx?$/.test(file) && /hydrate:\s*true/.test(text))
    expect(hydrated.filter(({ text }) => !/staff:\s*true/.test(text)).map(({ file }) => file)).toEqual([])
  })

  test('the frame alone writes script elements', () => {
    const writing = views.filter(({ text }) => /<(script|Scripts|ScrollRestoration|LiveReload)\b/.test(text)).map(({ file }) => file)
    expect(writing).toEqual(['app/root.tsx'])
  })

  test('the frame gives every page the base script alone, and the framework only to who asks', () => {
    const root = views.find(({ file }) => file === 'app/root.tsx')?.text ?? ''
    expect([...root.matchAll(/<script\b[^>]*>/g)].map(([element]) => element)).toEqual(['<script src={baseScript} defer />'])
    expect([...root.matchAll(/^.*<Scripts\b.*$/gm)].map(([line]) => line.trim())).toEqual([
      "{asks(handles, 'hydrate') && <Scripts nonce={nonce} />}",
    ])
  })
})

test('the clock of Morocco comes from our table: no code asks a zone of the runtime or of the database', () => {
  const asking = app.filter(({ text }) => /timeZone:|at time zone/i.test(text)).map(({ file }) => file)
  expect(asking).toEqual([])
})

test('the lock file names every package that another machine would choose, and no address', () => {
  const text = readFileSync(path.join(folders.root, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const names = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  const absent = Object.values(packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !names.has(name)),
  )
  expect(absent).toEqual([])
  expect(text).not.toContain('"resolved"')
})
