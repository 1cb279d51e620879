import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { folders } from '#app/platform/folders.server.ts'
import { sourcesIn } from '#app/test-sources.ts'

const part = z.object({ module: z.string(), imports: z.array(z.string()).default([]) })
const manifestShape = z.object({ entry: part, routes: z.record(z.string(), part) })

const client = path.join(folders.build, 'client')
const file = readdirSync(path.join(client, 'assets')).find((name) => /^manifest-.*\.js$/.test(name)) ?? ''
const text = readFileSync(path.join(client, 'assets', file), 'utf8')
const { entry, routes } = manifestShape.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)))

const filesOf = (piece: z.infer<typeof part> | undefined) => (piece ? [piece.module, ...piece.imports] : [])
const bytesOf = (files: Iterable<string>) =>
  [...files].reduce((sum, one) => sum + brotliCompressSync(readFileSync(path.join(client, one))).length, 0)

/** What a browser has after any hydrated page: the framework, the root, and the pieces that several pages share. */
const frame = new Set([...filesOf(entry), ...filesOf(routes['root'])])
const isShared = (one: string) => frame.has(one) || Object.values(routes).filter((route) => filesOf(route).includes(one)).length > 1
const hydrated = sourcesIn('app')
  .filter(({ file: name, text: source }) => name.endsWith('.route.tsx') && /hydrate: true/.test(source))
  .map(({ file: name }) => name.replace(/^.*?app\//, '').replace(/\.tsx$/, ''))

describe('the scripts of hydrated pages, as the build wrote them', () => {
  test('are those of the pages that say so', () => {
    expect(hydrated).toContain('grading/submission.route')
    for (const route of hydrated) expect(routes[route], route).toBeDefined()
  })

  test.each(hydrated)('%s loads at most 150 KB at first, and adds at most 15 KB to another', (route) => {
    const files = filesOf(routes[route])
    expect(bytesOf(new Set([...frame, ...files]))).toBeLessThanOrEqual(150_000)
    expect(bytesOf(files.filter((one) => !isShared(one)))).toBeLessThanOrEqual(15_000)
  })
})
