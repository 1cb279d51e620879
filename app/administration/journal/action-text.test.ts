import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fr } from './words/fr.ts'

const written = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.includes('test'))
  .map((file) => readFileSync(`app/${file}`, 'utf8'))
  .filter((text) => /recordAudit\(|takeOut\(/.test(text))
  .join('\n')

const codes = (pattern: RegExp) => [...new Set([...written.matchAll(pattern)].flatMap(([, code]) => code ?? []))]

test('the journal has words for every action that is noted', () => {
  const noted = codes(/action: '([a-z.-]+)'/g)
  expect(noted.length).toBeGreaterThan(30)
  expect(noted.filter((code) => !(code in fr.actions))).toEqual([])
})

test('the journal has words for everything on which something is noted', () => {
  expect(codes(/kind: '([a-z-]+)', id/g).filter((kind) => !(kind in fr.subjects))).toEqual([])
})
