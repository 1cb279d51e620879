import { Notice } from '#app/interface/notice.tsx'
import { ReadTable } from '#app/interface/plan/read-table.tsx'
import type { ShownTable } from '#app/interface/plan/shown-table.ts'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { authoringWords } from './words/words.ts'

type Props = {
  title: string
  assignmentKey: string
  number: number
  brief: string
  statement: string
  parts: Array<{
    id: string
    title: string
    questions: string[]
    words: { min: number; max: number } | null
    files: number
    voice: boolean
    tables: ShownTable[]
  }>
  criteria: Array<{ id: string; title: string; levels: Array<{ id: string; from: number; to: number; label: string; descriptor: string }> }>
  pass: { pass: number; total: number }
}

/** A version of an assignment as learners read it: brief, parts with what helps to write them, and how it is marked. */
export function PreviewPage({ title, assignmentKey, number, brief, statement, parts, criteria, pass }: Props) {
  const words = useWords(authoringWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: `/devoirs/${assignmentKey}`, label: words.backOne }}>
      <p className="eyebrow">{say(words.version, { n: number })}</p>
      <h1>{title}</h1>
      <Notice kind="info">{words.inPreview}</Notice>
      <div className="prose" dangerouslySetInnerHTML={{ __html: brief }} />
      {parts.map((part) => (
        <section key={part.id} className="card stack" aria-labelledby={`apercu-${part.id}`}>
          <h2 id={`apercu-${part.id}`}>{part.title}</h2>
          <ul>
            {part.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          {part.tables.some(({ isFigures }) => isFigures) && <p className="hint">{words.sampleFigures}</p>}
          {part.tables.map((table) => (
            <ReadTable key={table.id} table={table} emptyText={say(words.columns, { columns: table.columns.join(words.form.between) })} />
          ))}
          <p className="hint">
            {part.words && say(words.words, part.words)} {sayCount(words.takesFiles, part.files, language)} {part.voice && words.takesVoice}
          </p>
        </section>
      ))}
      <section className="section stack" aria-labelledby="apercu-grille">
        <h2 id="apercu-grille">{words.form.criteria}</h2>
        <p>{say(words.passRule, pass)}</p>
        {criteria.map((criterion) => (
          <details key={criterion.id}>
            <summary>{criterion.title}</summary>
            {criterion.levels.map((level) => (
              <div key={level.id} className="tight">
                <h3>
                  {level.label} <span className="hint">{say(words.levelPoints, level)}</span>
                </h3>
                <p>{level.descriptor}</p>
              </div>
            ))}
          </details>
        ))}
      </section>
      <p className="hint">{statement}</p>
    </StaffPage>
  )
}
