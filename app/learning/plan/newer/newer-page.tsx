import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { Move } from '#app/rules/assignment-move.ts'
import { textIn, type FullText } from '#app/rules/languages.ts'
import { planWords } from '../words/words.ts'
import type { VersionChoice } from './other-version.queries.server.ts'
import { newerWords } from './words/words.ts'

/** On the page of a plan: that its assignment has another version; news until its author chose, a way back afterwards. */
export function OtherVersion({ planId, choice }: { planId: string; choice: VersionChoice }) {
  const words = useWords(newerWords)
  const numbers = { own: choice.own, other: choice.other }
  const link = `/plan/${planId}/devoir`
  if (!choice.isNews)
    return (
      <p>
        <a href={link}>{say(choice.other > choice.own ? words.still : words.back, numbers)}</a>
      </p>
    )
  return (
    <Notice kind="info">
      <p>{say(words.news, numbers)}</p>
      <p>{words.newsWhy}</p>
      <p>
        <a href={link}>{words.look}</a>
      </p>
    </Notice>
  )
}

function Named({ title, texts, note }: { title: string; texts: readonly FullText[]; note?: string }) {
  const language = useLanguage()
  if (texts.length === 0) return null
  return (
    <section className="card tight">
      <h2>{title}</h2>
      <ul>
        {texts.map((text) => (
          <li key={text.fr}>{textIn(text, language)}</li>
        ))}
      </ul>
      {note && <p>{note}</p>}
    </section>
  )
}

type Props = { title: string; planId: string; own: number; other: number; move: Move; hasChanged: boolean }

/** What a draft keeps and leaves when it goes over to another version of its assignment, and the choice. */
export function NewerPage({ title, planId, own, other, move, hasChanged }: Props) {
  const words = useWords(newerWords)
  const plan = useWords(planWords)
  const titles = (lines: ReadonlyArray<{ title: FullText; isBegun: boolean }>, isBegun: boolean) =>
    lines.filter((line) => line.isBegun === isBegun).map((line) => line.title)
  return (
    <LearnerPage back={{ to: `/plan/${planId}`, label: plan.toPlan }}>
      <h1>{title}</h1>
      {hasChanged && (
        <Notice kind="warn" isNews>
          {words.changed}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      <Named title={words.kept} texts={titles(move.kept, true)} />
      <Named title={words.added} texts={move.added} />
      <Named title={words.leftBegun} texts={titles(move.left, true)} note={words.leftNote} />
      <Named title={words.left} texts={titles(move.left, false)} />
      <Named title={words.leftTables} texts={move.leftTables} note={words.leftNote} />
      {move.isBriefNew && <p>{words.brief}</p>}
      {move.isRubricNew && <p>{words.rubric}</p>}
      <form method="post" action={`/plan/${planId}/devoir`} className="stack">
        <input type="hidden" name="own" value={own} />
        <input type="hidden" name="other" value={other} />
        <p className="muted">{words.later}</p>
        <button className="btn wide" name="take" value="yes">
          {say(words.take, { n: other })}
        </button>
        <button className="btn second wide" name="take" value="no">
          {say(words.keep, { n: own })}
        </button>
      </form>
    </LearnerPage>
  )
}
