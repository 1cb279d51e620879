import { directionOf, type Language } from '#app/rules/languages.ts'

/** A piece of a document: its texts are plain and are made safe here. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'writing'; text: string }
  | { kind: 'facts'; rows: ReadonlyArray<readonly [string, string]> }
  | { kind: 'table'; head: readonly string[]; rows: ReadonlyArray<readonly string[]> }

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)

const STYLE = `
body{font:16px/1.5 system-ui,"Noto Naskh Arabic","Noto Sans Arabic",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1c1e2b;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-block-start:2.2rem;border-block-end:1px solid #d5d2cb}h3{font-size:1.05rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:start;vertical-align:top;border:1px solid #d5d2cb;padding:.3rem .5rem;overflow-wrap:anywhere}
th{background:#f1efe9}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem}dt{color:#545868}dd{margin:0;overflow-wrap:anywhere}
.writing{white-space:pre-wrap;border-inline-start:3px solid #d5d2cb;padding-inline-start:.8rem}
@media print{body{margin:0;font-size:11pt}h2,h3{break-after:avoid}tr{break-inside:avoid}}
`

function blockHtml(block: Block): string {
  if (block.kind === 'heading') return `<h${block.level}>${safe(block.text)}</h${block.level}>`
  if (block.kind === 'text') return `<p>${safe(block.text)}</p>`
  if (block.kind === 'writing') return `<p class="writing" dir="auto">${safe(block.text)}</p>`
  if (block.kind === 'facts')
    return `<dl>${block.rows.map(([name, value]) => `<dt>${safe(name)}</dt><dd dir="auto">${safe(value)}</dd>`).join('')}</dl>`
  const head = block.head.map((text) => `<th scope="col">${safe(text)}</th>`).join('')
  const body = block.rows.map((row) => `<tr>${row.map((text) => `<td dir="auto">${safe(text)}</td>`).join('')}</tr>`)
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

/** One page that opens in any browser and prints on A4, without a script or anything from elsewhere. */
export function htmlDocument({ title, language, blocks }: { title: string; language: Language; blocks: readonly Block[] }): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${safe(title)}</h1>
${blocks.map(blockHtml).join('\n')}
</body>
</html>
`
}
