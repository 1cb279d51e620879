import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import { scaleOf, stretches } from './geometry.ts'
import { Bar, Legend, type PictureKind } from './patterns.tsx'
import { Picture, type PictureProps } from './picture.tsx'

type Props = Omit<PictureProps, 'table'> & {
  /** What the lines are: the head of the table's first column. */
  lineName: string
  /** What a bar is made of, in order. */
  kinds: ReadonlyArray<{ kind: PictureKind; name: string }>
  /** One value for each kind. */
  lines: ReadonlyArray<{ key: string; name: string; values: readonly number[] }>
  /** The value of a whole bar, for shares in per cent; without it the longest bar is whole. */
  scale?: number
}

const sum = (values: readonly number[]) => values.reduce((whole, value) => whole + value, 0)

/** Bars on one scale, each of one or more pieces, with its number in figures. */
export function Bars({ id, title, sentence, lineName, kinds, lines, scale: whole }: Props) {
  const language = useLanguage()
  const scale = whole ?? scaleOf(lines.map(({ values }) => sum(values)))
  return (
    <Picture id={id} title={title} sentence={sentence} table={{ columns: [lineName, ...kinds.map(({ name }) => name)], lines }}>
      {kinds.length > 1 && <Legend picture={id} kinds={kinds} />}
      <ul className="bars">
        {lines.map(({ key, name, values }) => (
          <li key={key}>
            <span dir="auto">{name}</span>
            <Bar
              picture={id}
              pieces={stretches(values, scale, directionOf(language)).map((stretch, index) => ({
                ...stretch,
                kind: kinds[index]?.kind ?? 'main',
              }))}
            />
            <b>{formatNumber(sum(values), language)}</b>
          </li>
        ))}
      </ul>
    </Picture>
  )
}
