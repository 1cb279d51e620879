import { useLanguage } from '#app/language/use-language.tsx'
import { formatNumber } from '#app/language/words.ts'
import { directionOf } from '#app/rules/languages.ts'
import { spark, SPARK } from './geometry.ts'
import { Picture, type PictureProps } from './picture.tsx'

/** Up to so many points have their number and name below them; of more only the first and the last are named. */
const MOST_NAMED = 14

type Props = Omit<PictureProps, 'table'> & {
  columns: readonly [string, string]
  /** In the order of time. `short` stands below the line, `name` in the table. */
  points: ReadonlyArray<{ key: string; name: string; short: string; value: number }>
}

/** A line through the weeks of a group: how many did something in each. */
export function Sparkline({ id, title, sentence, columns, points }: Props) {
  const language = useLanguage()
  const { line, area, dots } = spark(
    points.map(({ value }) => value),
    directionOf(language),
  )
  const isNamed = points.length <= MOST_NAMED
  const ends = [points[0], points.at(-1)].flatMap((point) => point ?? [])
  const lines = points.map(({ key, name, value }) => ({ key, name, values: [value] }))
  return (
    <Picture id={id} title={title} sentence={sentence} table={{ columns, lines }}>
      {isNamed && (
        <p className="ticks">
          {points.map(({ key, value }) => (
            <b key={key}>{formatNumber(value, language)}</b>
          ))}
        </p>
      )}
      {points.length > 0 && (
        <svg className="spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} preserveAspectRatio="none" focusable="false">
          <path className="under" d={area} />
          <path className="line" d={line} vectorEffect="non-scaling-stroke" />
          {dots.map(({ x, y }) => (
            <path key={x} className="dot" d={`M${x} ${y}h.001`} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
      )}
      <p className={isNamed ? 'ticks' : 'row between'}>
        {(isNamed ? points : ends).map(({ key, short }) => (
          <span key={key}>{short}</span>
        ))}
      </p>
    </Picture>
  )
}
