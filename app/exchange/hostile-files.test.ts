import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folders } from '#app/platform/folders.server.ts'
import { writeXlsx } from './write-xlsx.ts'
import { writeZip } from './zip.ts'

/** What the issue allows: two seconds and 200 MB for a file that is refused, in a process that holds nothing else. */
const MILLISECONDS = 2_000
const MEGABYTES = 200

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passerelle-hostile-'))
  buildSync({
    entryPoints: [path.join(folders.root, 'app/exchange/test-hostile-child.ts')],
    outfile: path.join(folder, 'read.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function readApart(content: Buffer | string): { because: string | null; items: number; milliseconds: number; megabytes: number } {
  const file = path.join(folder, 'file')
  writeFileSync(file, content)
  return JSON.parse(execFileSync(process.execPath, [path.join(folder, 'read.mjs'), file], { encoding: 'utf8', timeout: 15_000 }))
}

const laughs = ['<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha">']
for (let level = 0; level < 12; level += 1) laughs.push(`<!ENTITY a${level} "${`&a${level - 1};`.repeat(10)}">`)
const workbook = (sheet: string) =>
  writeZip([
    ['xl/workbook.xml', '<workbook><sheets><sheet name="a" r:id="r1" xmlns:r="r"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'],
    ['xl/worksheets/sheet1.xml', sheet],
  ])
/** A workbook whose list says that its sheet is small. */
function lying(): Buffer {
  const file = workbook(`<worksheet>${' '.repeat(80_000_000)}</worksheet>`)
  const at = file.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46
  file.writeUInt32LE(100, at + 24)
  return file
}

const refused: Array<[name: string, content: () => Buffer | string, because: string]> = [
  [
    'an external entity',
    () => '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
    'document-type',
  ],
  ['a document type fetched from elsewhere', () => '<!DOCTYPE quiz SYSTEM "http://192.0.2.1/a.dtd"><quiz/>', 'document-type'],
  ['a billion laughs', () => `${laughs.join('')}]><quiz>&a11;</quiz>`, 'document-type'],
  ['a document type of 7 MB', () => `<!DOCTYPE quiz [${'<!ENTITY a "b">'.repeat(500_000)}]><quiz/>`, 'document-type'],
  ['50 MB of one line', () => Buffer.alloc(50_000_000, 'a'), 'too-large'],
  ['50 MB of one line of XML', () => `<quiz>${'<a>'.repeat(17_000_000)}`, 'too-large'],
  ['7 MB of one line', () => `Q ?{${'=a~'.repeat(2_300_000)}`, 'line-too-long'],
  ['7 MB of elements in elements', () => `<quiz>${'<a>'.repeat(2_300_000)}`, 'too-deep'],
  ['7 MB of elements', () => `<quiz>${'<a/>'.repeat(1_700_000)}</quiz>`, 'too-many'],
  ['7 MB of cells', () => `Sorte;Question\n${'a;'.repeat(400_000)}\n`.repeat(9), 'too-many'],
  ['7 MB of rows', () => `Sorte;Question\n${'a\n'.repeat(3_400_000)}`, 'too-many'],
  ['a workbook that unpacks to 80 MB', () => workbook(`<worksheet>${' '.repeat(80_000_000)}</worksheet>`), 'unpacks-too-large'],
  ['a workbook that lies about its size', lying, 'unpacks-too-large'],
  [
    'a workbook of two million cells',
    () => workbook(`<worksheet><sheetData>${'<c/>'.repeat(2_000_000)}</sheetData></worksheet>`),
    'too-many',
  ],
  ['a workbook with an entity', () => workbook('<!DOCTYPE a [<!ENTITY x "y">]><worksheet>&x;</worksheet>'), 'document-type'],
  ['a workbook cut in half', () => writeXlsx('a', [['Sorte', 'Question']], []).subarray(0, 900), 'not-a-workbook'],
  ['a locked workbook', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(5_000)]), 'encrypted'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-text'],
]

test.each(refused)('%s is refused within two seconds and 200 MB', (_, content, because) => {
  const outcome = readApart(content())
  expect(outcome.because).toBe(because)
  expect(outcome.milliseconds).toBeLessThan(MILLISECONDS)
  expect(outcome.megabytes).toBeLessThan(MEGABYTES)
})

const essay = (text: string, files = '') =>
  `<quiz><question type="essay"><name><text>a</text></name><questiontext format="html"><text><![CDATA[a${text}]]></text>${files}</questiontext></question></quiz>`

const slow: Array<[name: string, content: string]> = [
  ['braces', `Q ?{${'{'.repeat(900_000)}`],
  ['answers without end', `Q ?{${'=~'.repeat(450_000)}}`],
  ['addresses', `Q ?{=${'http://a/?b='.repeat(70_000)}}`],
  ['backslashes', `::${'\\'.repeat(900_000)}`],
  [
    'question marks of XML',
    `<quiz><question type="cloze"><name><text>a</text></name><questiontext><text>${'{1:SA:='.repeat(120_000)}</text></questiontext></question></quiz>`,
  ],
  [
    'open elements in a text',
    `<quiz><question type="essay"><name><text>${'&lt;a '.repeat(100_000)}</text></name><questiontext><text>a</text></questiontext></question></quiz>`,
  ],
  ['empty lines', `a${'\n'.repeat(7_000_000)}`],
  ['ends of old files', `Q ?{T}${'\u001a'.repeat(4_000_000)}a`],
  ['spaces before an answer', `Q ?\nA. a\nB. b\nANSWER:${' '.repeat(900_000)}c`],
  ['spaces in a pair', `Sorte;Question;Réponse 1\nassociation;Q;a${' '.repeat(900_000)}b`],
  ['apostrophes in a kind', `Sorte;Question\n${"'".repeat(900_000)}a;b`],
  ['brackets in comments', `// ${'[tag:'.repeat(190_000)}\nQ ?{T}`],
  [
    'signs of a picture',
    essay('<img src="@@PLUGINFILE@@/a.png">', `<file name="a.png" path="/" encoding="base64">${'A'.repeat(7_000_000)}</file>`),
  ],
  ['pictures of nothing', essay('<img src="data:image/png;base64,'.repeat(30_000))],
  ['addresses of data', essay('data:image/png;'.repeat(400_000))],
  ['pictures in Markdown', `[markdown]${'!['.repeat(19_000)}{T}`],
  ['pictures in GIFT', `[html]a${'<img src="data:image/png;base64,AAAA">'.repeat(20_000)}{T}`],
  ['quotes', `Sorte;Question\n${'"a""'.repeat(220_000)}`],
]

test.each(slow)('%s in their hundreds of thousands are read or refused within two seconds and 200 MB', (_, content) => {
  const outcome = readApart(content)
  expect(outcome.milliseconds).toBeLessThan(MILLISECONDS)
  expect(outcome.megabytes).toBeLessThan(MEGABYTES)
})
