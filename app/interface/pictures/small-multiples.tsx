import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import { scaleOf, stretches } from './geometry.ts'
import { Bar, Legend, type PictureKind } from './patterns.tsx'
import { Picture, type PictureProps } from './picture.tsx'

/** Small pictures beside one another at most; the table has them all. */
export const MOST_MULTIPLES = 24

type Props = Omit<PictureProps, 'table'> & {
  lineName: string
  kinds: ReadonlyArray<{ kind: PictureKind; name: string }>
  /** Each line is one small picture. */
  lines: ReadonlyArray<{ key: string; name: string; values: readonly number[] }>
  /** Says how many lines stand in the table only. */
  rest: string
}

/** The same small picture for each of several groups, all on one scale, so that they can be compared at a glance. */
export function SmallMultiples({ id, title, sentence, lineName, kinds, lines, rest }: Props) {
  const language = useLanguage()
  const direction = directionOf(language)
  const scale = scaleOf(lines.flatMap(({ values }) => [...values]))
  return (
    <Picture id={id} title={title} sentence={sentence} table={{ columns: [lineName, ...kinds.map(({ name }) => name)], lines }}>
      <Legend picture={id} kinds={kinds} />
      <ul className="multiples">
        {lines.slice(0, MOST_MULTIPLES).map(({ key, name, values }) => (
          <li key={key}>
            <b dir="auto">{name}</b>
            {kinds.map(({ kind }, index) => (
              <span key={kind}>
                <Bar picture={id} pieces={stretches([values[index] ?? 0], scale, direction).map((stretch) => ({ ...stretch, kind }))} />
                <span>{formatNumber(values[index] ?? 0, language)}</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {lines.length > MOST_MULTIPLES && <p className="muted">{rest}</p>}
    </Picture>
  )
}
