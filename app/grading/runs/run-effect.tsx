import { Field } from '#app/interface/field.tsx'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, say, sayCount } from '#app/language/words.ts'
import type { LateHandIn, OutdatedResult } from './runs.queries.server.ts'
import { runsWords } from './words/words.ts'

/** Whom a change of settings affects. */
export type Effect = {
  counts: Record<'writing' | 'waiting' | 'ready' | 'released', number>
  /** Plans being written that could no longer be handed in. */
  closed: number
  late: LateHandIn[]
}

const DAY = 86_400

/** Whom a change affects, before it is kept. */
export function RunEffect({ effect }: { effect: Effect }) {
  const words = useWords(runsWords)
  const language = useLanguage()
  const { counts, closed, late } = effect
  const told = (['writing', 'waiting', 'ready', 'released'] as const).filter((name) => counts[name] > 0)
  return (
    <div id="effet" className="stack">
      <Notice kind={closed > 0 ? 'warn' : 'info'} title={words.effect} isNews>
        {told.length === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <ul>
            {told.map((name) => (
              <li key={name}>{sayCount(words[name], counts[name], language)}</li>
            ))}
          </ul>
        )}
        {closed > 0 && <p>{sayCount(words.closed, closed, language)}</p>}
        <p>{words.notYet}</p>
      </Notice>
      {late.length > 0 && (
        <FoldingTable
          caption={words.lateOnes}
          columns={[
            { label: words.person },
            { label: words.lateBy },
            { label: words.before, isNumber: true },
            { label: words.after, isNumber: true },
          ]}
          lines={late.map(({ id, name, seconds, before, after }) => ({
            key: id,
            cells: [
              <bdi key="name">{name}</bdi>,
              sayCount(words.days, Math.ceil(seconds / DAY), language),
              before === 0 ? '–' : say(words.upTo, { points: formatNumber(before, language) }),
              after === 0 ? '–' : say(words.upTo, { points: formatNumber(after, language) }),
            ],
          }))}
        />
      )}
    </div>
  )
}

/** Released results that today's dates make differ, with the one button that releases them anew. */
export function Outdated({ outdated, to }: { outdated: OutdatedResult[]; to: string }) {
  const words = useWords(runsWords)
  const language = useLanguage()
  if (outdated.length === 0) return null
  return (
    <section className="section stack" aria-labelledby="recalculer">
      <h2 id="recalculer">{words.outdated}</h2>
      <p>{words.outdatedHint}</p>
      <FoldingTable
        caption={words.outdated}
        columns={[{ label: words.person }, { label: words.outdatedBefore, isNumber: true }, { label: words.outdatedAfter, isNumber: true }]}
        lines={outdated.map(({ id, name, before, after }) => ({
          key: id,
          cells: [<bdi key="name">{name}</bdi>, formatNumber(before, language), formatNumber(after, language)],
        }))}
      />
      <form method="post" action={to} className="stack">
        <input type="hidden" name="act" value="recalculate" />
        <Field id="reason" label={words.reason}>
          {(props) => <input {...props} className="input" name="reason" maxLength={500} required />}
        </Field>
        <p>
          <button className="btn second">{words.recalculate}</button>
        </p>
      </form>
    </section>
  )
}
