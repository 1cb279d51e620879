import { strFromU8, strToU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { distinctNames, fileName, zipStream } from './archive.ts'

const files = ['a', 'b', 'c']

test('each file is made when its turn comes, and the whole is a ZIP that opens', async () => {
  const made: string[] = []
  const make = (name: string) => async () => {
    made.push(name)
    return strToU8(`Le plan ${name}`)
  }
  const reader = zipStream(files.map((name) => ({ name: `${name}.pdf`, make: make(name) }))).getReader()
  const pieces: Uint8Array[] = []
  const first = await reader.read()
  expect(made).toEqual(['a'])
  for (let read = first; !read.done; read = await reader.read()) pieces.push(read.value)
  expect(made).toEqual(files)
  const whole = unzipSync(Buffer.concat(pieces))
  expect(Object.entries(whole).map(([name, content]) => [name, strFromU8(content)])).toEqual(
    files.map((name) => [`${name}.pdf`, `Le plan ${name}`]),
  )
})

test('who goes away has no more files made', async () => {
  const made: string[] = []
  const stream = zipStream(files.map((name) => ({ name, make: async () => (made.push(name), strToU8(name)) })))
  const reader = stream.getReader()
  await reader.read()
  await reader.cancel()
  expect(made).toEqual(['a'])
})

test('a file that cannot be made is a fault of the whole, never a ZIP with a hole', async () => {
  const make = () => Promise.reject(new Error('no paper'))
  await expect(new Response(zipStream([{ name: 'a', make }])).arrayBuffer()).rejects.toThrow('no paper')
})

test('names are files of any system, and all different', () => {
  expect(fileName('Aïssatou N’Diaye / ../é')).toBe('Aïssatou-N-Diaye-é')
  expect(fileName('مريم الخطابي')).toBe('مريم-الخطابي')
  expect(fileName('***')).toBe('plan')
  expect(distinctNames(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a-2', 'a-3'])
})
