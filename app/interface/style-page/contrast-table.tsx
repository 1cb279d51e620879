import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { contrast } from '#app/rules/contrast.ts'
import { FoldingTable } from '../folding-table.tsx'
import learnerStyles from '../styles/learner.css?raw'
import { Tag } from '../tag.tsx'
import { COLOUR_PAIRS, tokensOf } from '../tokens.ts'
import { styleWords } from './words/words.ts'

/** A token's name, kept in its own order inside an Arabic line. */
const token = (name: string) => `\u2066--${name}\u2069`

/** Every pair of colours that stand on one another, with its contrast as it is computed from the style sheet. */
export function ContrastTable() {
  const { contrast: words } = useWords(styleWords)
  const language = useLanguage()
  const tokens = tokensOf(learnerStyles)
  const shown = (scheme: 'light' | 'dark', { front, back, least }: (typeof COLOUR_PAIRS)[number]) => {
    const ratio = contrast(tokens[scheme].get(front) ?? '#000', tokens[scheme].get(back) ?? '#000')
    return (
      <Tag tone={ratio >= least ? 'ok' : 'bad'} icon={ratio >= least ? 'check' : 'x'}>
        {formatNumber(ratio, language, 1)}
      </Tag>
    )
  }
  return (
    <FoldingTable
      caption={words.caption}
      columns={[
        { label: words.pair },
        { label: words.least, isNumber: true },
        { label: words.light, isNumber: true },
        { label: words.dark, isNumber: true },
      ]}
      lines={COLOUR_PAIRS.map((pair) => ({
        key: `${pair.front} ${pair.back}`,
        cells: [
          say(words.on, { front: token(pair.front), back: token(pair.back) }),
          formatNumber(pair.least, language, 1),
          shown('light', pair),
          shown('dark', pair),
        ],
      }))}
    />
  )
}
