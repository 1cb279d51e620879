import { expect, test } from 'vitest'
import { sourcesIn } from '#app/test-sources.ts'

// Who runs the program is told its own name, with its version.
const OF_THE_PROGRAM = ['app/administration/words/']

test('no words of the interface name the product: an installation has its own name', () => {
  const words = sourcesIn('app').filter(({ file }) => /\/words\/(?:fr|en|ar)\.ts$/.test(file))
  expect(words.length).toBeGreaterThan(50)
  const named = words.filter(({ file, text }) => !OF_THE_PROGRAM.some((room) => file.startsWith(room)) && text.includes('Passerelle'))
  expect(named.map(({ file }) => file)).toEqual([])
})
