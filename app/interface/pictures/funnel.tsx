import { Fragment } from 'react'
import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import { scaleOf, slopes, stretches } from './geometry.ts'
import { Bar } from './patterns.tsx'
import { Picture, type PictureProps } from './picture.tsx'

type Props = Omit<PictureProps, 'table'> & {
  columns: readonly [string, string]
  /** `less` says in words how many are lost since the step before; empty where nobody is. */
  steps: ReadonlyArray<{ key: string; name: string; value: number; less: string }>
}

/** Steps that fewer and fewer people reach: a bar for each, and what is lost between two of them in words. */
export function Funnel({ id, title, sentence, columns, steps }: Props) {
  const language = useLanguage()
  const direction = directionOf(language)
  const values = steps.map(({ value }) => value)
  const scale = scaleOf(values)
  const between = slopes(values, direction)
  const lines = steps.map(({ key, name, value }) => ({ key, name, values: [value] }))
  return (
    <Picture id={id} title={title} sentence={sentence} table={{ columns, lines }}>
      <ul className="bars funnel">
        {steps.map(({ key, name, value, less }, index) => (
          <Fragment key={key}>
            {index > 0 && (
              <li className="slope">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                  <polygon points={between[index - 1]} />
                </svg>
                <span>{less}</span>
              </li>
            )}
            <li>
              <span>{name}</span>
              <Bar picture={id} pieces={stretches([value], scale, direction).map((stretch) => ({ ...stretch, kind: 'main' }))} />
              <b>{formatNumber(value, language)}</b>
            </li>
          </Fragment>
        ))}
      </ul>
    </Picture>
  )
}
