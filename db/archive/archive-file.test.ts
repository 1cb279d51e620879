import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ArchiveRefused, checkArchive, piecesOf, writeArchive, type Manifest, type Piece } from './archive-file.ts'

const manifest: Manifest = {
  passerelle: 'archive',
  format: 1,
  program: '0.1.0',
  at: '2026-11-23T09:00:00.000Z',
  migrations: ['a', 'b'],
  fingerprints: { people: { count: '2', sum: '7' } },
}

async function* content() {
  yield 'Tpeople'
  yield 'R["1", "Aminata\\nDiallo"]'
  yield 'R["2", null]'
  yield 'F{"path":"outbox/a.eml"}'
  yield `D${Buffer.from('Bonjour').toString('base64')}`
  yield `D${Buffer.from(' Aminata').toString('base64')}`
}

describe('an archive', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'passerelle-archive-'))
    file = path.join(folder, 'one.gz')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const refusal = async () => {
    try {
      await checkArchive(file)
      return 'none'
    } catch (error) {
      if (error instanceof ArchiveRefused) return error.because
      throw error
    }
  }

  test('gives back what was put in, in order', async () => {
    await writeArchive(file, manifest, content())
    expect(readdirSync(folder)).toEqual(['one.gz'])
    expect(await checkArchive(file)).toEqual(manifest)
    const pieces: Piece[] = []
    for await (const piece of piecesOf(file)) pieces.push(piece)
    expect(pieces[0]).toEqual({ table: 'people', rows: ['["1", "Aminata\\nDiallo"]', '["2", null]'] })
    expect(pieces.slice(1).map((piece) => ('file' in piece ? `${piece.file} ${piece.isFirst} ${piece.bytes.toString()}` : ''))).toEqual([
      'outbox/a.eml true ',
      'outbox/a.eml false Bonjour',
      'outbox/a.eml false  Aminata',
    ])
  })

  test('that ends too soon is refused, wherever it ends', async () => {
    await writeArchive(file, manifest, content())
    const whole = readFileSync(file)
    for (const share of [0.3, 0.6, 0.9, 0.99]) {
      writeFileSync(file, whole.subarray(0, Math.floor(whole.length * share)))
      expect(await refusal()).toBe('cut-short')
    }
  })

  test('in which a letter was changed, a line added or the end taken away is refused', async () => {
    await writeArchive(file, manifest, content())
    const text = gunzipSync(readFileSync(file)).toString()
    writeFileSync(file, gzipSync(text.replace('Aminata', 'Aminato')))
    expect(await refusal()).toBe('damaged')
    writeFileSync(file, gzipSync(`${text}Tpeople\n`))
    expect(await refusal()).toBe('damaged')
    writeFileSync(file, gzipSync(text.slice(0, text.lastIndexOf('E{'))))
    expect(await refusal()).toBe('cut-short')
  })

  test('that is none, or of a later format, is refused', async () => {
    writeFileSync(file, 'nothing of ours')
    expect(await refusal()).toBe('not-an-archive')
    writeFileSync(file, '')
    expect(await refusal()).toBe('cut-short')
    writeFileSync(file, gzipSync('hello\n'))
    expect(await refusal()).toBe('not-an-archive')
    writeFileSync(file, gzipSync(`M${JSON.stringify({ ...manifest, format: 2 })}\n`))
    expect(await refusal()).toBe('newer-format')
  })

  test('whose making fails leaves no file', async () => {
    async function* failing() {
      yield 'Tpeople'
      throw new Error('the disk is full')
    }
    await expect(writeArchive(file, manifest, failing())).rejects.toThrow('the disk is full')
    expect(readdirSync(folder)).toEqual([])
  })

  test('holds no file outside its folder', async () => {
    async function* hostile() {
      yield 'F{"path":"../../etc/passwd"}'
    }
    await writeArchive(file, manifest, hostile())
    await expect(piecesOf(file).next()).rejects.toThrow()
  })
})
