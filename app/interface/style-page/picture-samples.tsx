import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say } from '#app/language/words.ts'
import { Bars } from '../pictures/bars.tsx'
import { Funnel } from '../pictures/funnel.tsx'
import { SmallMultiples } from '../pictures/small-multiples.tsx'
import { Sparkline } from '../pictures/sparkline.tsx'
import { styleWords } from './words/words.ts'

const NUMBERS = [0, 1, 2, 3, 11, 100] as const
const STEPS = [1_000_000, 100, 11, 3, 0] as const

/** Every picture of numbers, with nothing, with little and with very much. */
export function PictureSamples() {
  const { pictures: words } = useWords(styleWords)
  const language = useLanguage()
  const kinds = [
    { kind: 'good', name: words.one },
    { kind: 'late', name: words.two },
    { kind: 'none', name: words.three },
  ] as const
  const lines = NUMBERS.map((n) => ({ key: String(n), name: say(words.group, { n }), values: [n, Math.min(n, 11), n > 2 ? 3 : 0] }))
  const { sentence } = words
  return (
    <>
      <div className="cards pictures">
        <Bars id={`bars-${language}`} title={words.bars} sentence={sentence} lineName={words.line} kinds={kinds} lines={lines} />
        <Funnel
          id={`funnel-${language}`}
          title={words.funnel}
          sentence={sentence}
          columns={[words.line, words.people]}
          steps={STEPS.map((value, index) => ({
            key: String(value),
            name: say(words.step, { n: index + 1 }),
            value,
            less: index === 0 ? '' : say(words.less, { n: formatNumber((STEPS[index - 1] ?? 0) - value, language) }),
          }))}
        />
        {[NUMBERS, NUMBERS.slice(0, 1), []].map((values) => (
          <Sparkline
            key={values.length}
            id={`spark-${language}-${values.length}`}
            title={words.spark}
            sentence={sentence}
            columns={[words.line, words.people]}
            points={values.map((value, index) => ({
              key: String(value),
              name: say(words.week, { n: index + 1 }),
              short: formatNumber(index + 1, language),
              value,
            }))}
          />
        ))}
      </div>
      <SmallMultiples
        id={`multiples-${language}`}
        title={words.multiples}
        sentence={sentence}
        lineName={words.line}
        kinds={kinds}
        lines={lines}
        rest={words.rest}
      />
    </>
  )
}
