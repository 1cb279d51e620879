import { createRequire } from 'node:module'
import { Document, Font, Image, Page, Path, StyleSheet, Svg, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { figureColumns } from '#app/interface/plan/figure-columns.ts'
import type { ShownTable } from '#app/interface/plan/shown-table.ts'
import { directionOf, type Language } from '#app/rules/languages.ts'
import { readMarkdown, type Line as TextLine } from '#app/rules/plan-markdown.ts'
import type { Block, FileLine, Paper } from './paper.ts'
import { directionOfText } from './text-direction.ts'

const require = createRequire(import.meta.url)
const fontAt = (name: string) => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)

const FONTS = [{ src: fontAt('DejaVuSansCondensed') }, { src: fontAt('DejaVuSansCondensed-Bold'), fontWeight: 700 }]

Font.registerHyphenationCallback((word) => [word])

const INK = '#1a1a1a'
const SOFT = '#555555'
const RULE = '#b5b5b5'

const styles = StyleSheet.create({
  page: { paddingTop: 42, paddingBottom: 54, paddingHorizontal: 42, fontFamily: 'DejaVu', fontSize: 10, color: INK },
  rtl: { direction: 'rtl', textAlign: 'right' },
  ltr: { direction: 'ltr', textAlign: 'left' },
  title: { fontSize: 18, fontWeight: 700, marginBottom: 4 },
  heading: { fontSize: 12.5, fontWeight: 700, marginTop: 14, marginBottom: 4 },
  text: { marginBottom: 5 },
  soft: { color: SOFT, fontSize: 8.5, marginBottom: 3 },
  strong: { fontWeight: 700 },
  boxed: { borderWidth: 0.75, borderColor: RULE, padding: 8, marginVertical: 6 },
  certificate: { borderWidth: 2, borderColor: '#2e3a8c', borderRadius: 8, paddingVertical: 70, paddingHorizontal: 40, marginTop: 30 },
  table: { marginTop: 4, marginBottom: 8, borderTopWidth: 0.75, borderColor: RULE },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderColor: RULE },
  mirrored: { flexDirection: 'row-reverse' },
  head: { backgroundColor: '#efefef' },
  cell: { paddingVertical: 2.5, paddingHorizontal: 3 },
  square: { width: 110, height: 110, marginVertical: 10, alignSelf: 'center' },
  item: { flexDirection: 'row', marginBottom: 2 },
  held: { flexDirection: 'row', marginBottom: 5, gap: 8 },
  picture: { width: 90, objectFit: 'contain' },
  mark: { width: 18, paddingHorizontal: 4 },
  wide: { flex: 1 },
  foot: {
    position: 'absolute',
    bottom: 24,
    left: 42,
    right: 42,
    fontSize: 8,
    color: SOFT,
    flexDirection: 'row',
    justifyContent: 'space-between',
  },
})

/** On a certificate every line stands in the middle, larger than on other sheets. */
const CENTRED = StyleSheet.create({
  title: { textAlign: 'center', fontSize: 26, marginTop: 12, marginBottom: 12 },
  heading: { textAlign: 'center', fontSize: 18, marginTop: 10, marginBottom: 14 },
  text: { textAlign: 'center', fontSize: 13, marginBottom: 8 },
  strong: { textAlign: 'center', fontSize: 13, marginBottom: 6 },
  soft: { textAlign: 'center', fontSize: 10, marginBottom: 4 },
})

type SaidProps = { text: string; as: 'title' | 'heading' | 'text' | 'soft' | 'strong'; language: Language; isCentred?: boolean }

/** A text in the direction of its own first letter, as `dir="auto"` does on a page; in that of the page where it has none. */
function Said({ text, as, language, isCentred = false }: SaidProps) {
  // A heading never stands alone at the end of a sheet.
  const room = as === 'heading' ? { minPresenceAhead: 48 } : {}
  return (
    <Text style={[styles[as], styles[directionOfText(text) ?? directionOf(language)], ...(isCentred ? [CENTRED[as]] : [])]} {...room}>
      {text}
    </Text>
  )
}

const textOf = (line: TextLine) => line.map(({ text }) => text).join('')

function Lines({ lines, language }: { lines: readonly TextLine[]; language: Language }) {
  const direction = directionOfText(lines.map(textOf).join('\n')) ?? directionOf(language)
  return (
    <Text style={[styles.text, styles[direction]]}>
      {lines.map((line, index) => [
        index > 0 ? '\n' : '',
        ...line.map(({ text, bold }, place) => (
          <Text key={`${index}.${place}`} style={bold ? styles.strong : {}}>
            {text}
          </Text>
        )),
      ])}
    </Text>
  )
}

/** A text that somebody wrote, with its paragraphs, lists and bold words. */
function Written({ markdown, language }: { markdown: string; language: Language }) {
  return (
    <>
      {readMarkdown(markdown).map((block, index) => {
        if (block.kind === 'paragraph') return <Lines key={index} lines={block.lines} language={language} />
        return block.items.map((item, place) => {
          const direction = directionOfText(item.map(textOf).join('\n')) ?? directionOf(language)
          return (
            <View key={`${index}.${place}`} style={[styles.item, ...(direction === 'rtl' ? [styles.mirrored] : [])]} wrap={false}>
              <Text style={[styles.mark, styles[direction]]}>{block.ordered ? `${place + 1}.` : '•'}</Text>
              <View style={styles.wide}>
                <Lines lines={item} language={language} />
              </View>
            </View>
          )
        })
      })}
    </>
  )
}

/** The share of the width that the first column has beside one of the others, and the size of letters, by the number of columns. */
function measures(columns: number): { first: number; size: number } {
  if (columns <= 4) return { first: 2, size: 9 }
  return columns <= 9 ? { first: 1.9, size: 7.2 } : { first: 2.4, size: 6.2 }
}

/** A table on paper: columns run in the direction of the page, and no row is cut at the end of a sheet. */
function PaperTable({ table, language }: { table: ShownTable; language: Language }) {
  const page = directionOf(language)
  const isFigures = figureColumns(table)
  const { first, size } = measures(isFigures.length)
  const [start, end] = page === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const)
  const line = (cells: readonly string[], look: 'head' | 'total' | 'plain', key: number) => (
    <View
      key={key}
      style={[styles.row, ...(page === 'rtl' ? [styles.mirrored] : []), ...(look === 'head' ? [styles.head] : [])]}
      wrap={false}
    >
      {isFigures.map((isFigure, place) => {
        const text = cells[place] ?? ''
        const column = { flexGrow: place === 0 ? first : 1, flexBasis: 0, fontSize: size, textAlign: isFigure ? end : start } as const
        const weight = look === 'plain' ? {} : styles.strong
        return (
          <Text key={place} style={[styles.cell, { direction: directionOfText(text) ?? page }, column, weight]}>
            {text}
          </Text>
        )
      })}
    </View>
  )
  return (
    <View style={styles.table}>
      <Said text={table.title} as="strong" language={language} />
      {table.columns.length > 0 && line(table.columns, 'head', -1)}
      {table.rows.map(({ cells, isTotal }, index) => line(cells, isTotal ? 'total' : 'plain', index))}
      {table.notes.map((note) => (
        <Said key={note} text={note} as="soft" language={language} />
      ))}
    </View>
  )
}

/** The files of a part: a line for each, with a small picture of a photo beside it. */
function Files({ files, language }: { files: readonly FileLine[]; language: Language }) {
  return (
    <>
      {files.map(({ text, said, picture }, index) => (
        <View key={index} style={[styles.held, ...(directionOf(language) === 'rtl' ? [styles.mirrored] : [])]} wrap={false}>
          {picture !== null && <Image src={picture} style={styles.picture} />}
          <View style={styles.wide}>
            <Said text={text} as="soft" language={language} />
            {said !== '' && <Said text={said} as="text" language={language} />}
          </View>
        </View>
      ))}
    </>
  )
}

function Drawn({ block, language, isCentred = false }: { block: Block; language: Language; isCentred?: boolean }) {
  switch (block.kind) {
    case 'written':
      return <Written markdown={block.markdown} language={language} />
    case 'table':
      return <PaperTable table={block.table} language={language} />
    case 'files':
      return <Files files={block.files} language={language} />
    case 'square':
      return (
        <Svg viewBox={`0 0 ${block.size} ${block.size}`} style={styles.square}>
          <Path d={block.path} fill="#000000" />
        </Svg>
      )
    case 'framed':
      return (
        <View style={block.isCertificate ? styles.certificate : styles.boxed} wrap={false}>
          {block.blocks.map((inner, index) => (
            <Drawn key={index} block={inner} language={language} isCentred={block.isCertificate === true} />
          ))}
        </View>
      )
    default:
      return <Said text={block.text} as={block.kind} language={language} isCentred={isCentred} />
  }
}

let drawn: Promise<unknown> = Promise.resolve()

/**
 * Draws sheets of A4 as a PDF, the foot on each of them with its number, one after the other. About a second of work for ten sheets: `drawPaper`
 * does it beside the server.
 */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const mine = drawn.then(() => render(paper))
  // Who asked for the one before is told what became of it.
  drawn = mine.catch(() => undefined)
  return mine
}

function render({ title, language, foot, madeAt, blocks }: Paper): Promise<Buffer> {
  // A font remembers which letters a joined shape stood for in the paper before, and would hide others from whoever searches or copies in this one.
  Reflect.deleteProperty(Font.getRegisteredFonts(), 'DejaVu')
  // One family that holds Latin and Arabic letters: a line that mixes both keeps one baseline, and letters join.
  Font.register({ family: 'DejaVu', fonts: FONTS })
  const page = directionOf(language)
  return renderToBuffer(
    <Document title={title} language={language} creationDate={madeAt} modificationDate={madeAt} producer="Passerelle" creator="Passerelle">
      <Page size="A4" style={[styles.page, { direction: page }]}>
        {blocks.map((block, index) => (
          <Drawn key={index} block={block} language={language} />
        ))}
        <View style={[styles.foot, ...(page === 'rtl' ? [styles.mirrored] : [])]} fixed>
          <Text style={styles[directionOfText(foot) ?? page]}>{foot}</Text>
          <Text render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
        </View>
      </Page>
    </Document>,
  )
}
