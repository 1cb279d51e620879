import type { ReactNode } from 'react'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { COMMA } from '#app/language/signs.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { AnswerLines } from '#app/questions/answer-lines.tsx'
import type { AnswerInWords } from '#app/questions/explained-answer.ts'
import type { Language } from '#app/rules/languages.ts'
import type { QuestionKind } from '#app/rules/questions.ts'
import type { DraftPicture } from './question-draft.ts'
import { PictureList } from './question-pictures.tsx'
import { bankWords } from './words/words.ts'

type Asked = {
  address: string
  number: number
  archivedAt: Date | null
  kind: QuestionKind
  stem: string
  pictures: DraftPicture[]
  languages: Language[]
  key: AnswerInWords
  guide: string | null
  explanation: string
  hint: string | null
  name: string
  category: string[]
  tags: string[]
  objectives: string[]
  course: string
  attempts: number
  places: { inCourses: { key: string; title: string }[]; inBank: { id: string; title: string }[]; isInTests: boolean }
  twins: { key: string; stem: string }[]
}

/** One question of a bank: its key, what the bank says of it, where it serves, its twins, and what may be done with it. */
export function QuestionPage({ asked, isSaved }: { asked: Asked; isSaved: boolean }) {
  const all = useWords(bankWords)
  const words = all.question
  const language = useLanguage()
  const address = `/banque/questions/${asked.address}`
  const { inCourses, inBank, isInTests } = asked.places
  const line = (label: string, value: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{value === '' ? words.none : value}</dd>
    </div>
  )
  return (
    <StaffPage back={{ to: '/banque', label: all.title }}>
      <p className="eyebrow">{[asked.course, all.kinds[asked.kind], say(words.version, { n: asked.number })].join(' · ')}</p>
      <h1 dir="auto">{asked.stem}</h1>
      {isSaved && <Notice kind="ok" title={words.saved} />}
      {asked.archivedAt && <Tag tone="plain">{all.archived}</Tag>}
      <p className="row">
        <a className="btn" href={`${address}/modifier`}>
          <Icon name="pencil" />
          {words.edit}
        </a>
        <a className="btn second" href={`${address}/apercu`}>
          <Icon name="eye" />
          {words.preview}
        </a>
        {(['en', 'ar'] as const).map((one) => (
          <a key={one} className="btn second" href={`${address}/modifier?langue=${one}`}>
            <Icon name="languages" />
            {[words.translate, all.languages[one]].join(' · ')}
          </a>
        ))}
        <a className="btn quiet" href={`${address}/historique`}>
          <Icon name="history" />
          {words.history}
        </a>
      </p>
      {asked.twins.length > 0 && (
        <Notice kind="warn" title={sayCount(words.twins, asked.twins.length, language)}>
          <ul>
            {asked.twins.map(({ key, stem }) => (
              <li key={key}>
                <a href={`/banque/questions/${key}`} dir="auto">
                  {stem}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <h2>{words.key}</h2>
      {asked.guide === null ? <AnswerLines answer={asked.key} /> : <p dir="auto">{asked.guide}</p>}
      <h2>{words.explanation}</h2>
      <p dir="auto">{asked.explanation}</p>
      <PictureList pictures={asked.pictures} />
      <h2>{words.about}</h2>
      <dl className="facts">
        {line(words.name, asked.name)}
        {line(words.category, asked.category.join(' / '))}
        {line(all.columns.tags, asked.tags.join(', '))}
        {line(all.filters.objective, asked.objectives.join(' · '))}
        {line(all.columns.languages, asked.languages.map((one) => all.languages[one]).join(COMMA[language]))}
        {line(words.hint, asked.hint ?? '')}
      </dl>
      <h2>{words.usage}</h2>
      {inCourses.length + inBank.length === 0 && !isInTests ? (
        <p>{words.usageNone}</p>
      ) : (
        <ul>
          {inCourses.map(({ key, title }) => (
            <li key={key}>{title}</li>
          ))}
          {inBank.map(({ id, title }) => (
            <li key={id}>
              <a href={`/banque/quiz/${id}`}>{title}</a>
            </li>
          ))}
          {isInTests && <li>{words.inTests}</li>}
        </ul>
      )}
      <p>{sayCount(words.attempts, asked.attempts, language)}</p>
      <p className="hint">{words.pinned}</p>
      <form method="post" action={address} className="section">
        <input type="hidden" name="act" value={asked.archivedAt ? 'bring-back' : 'archive'} />
        {!asked.archivedAt && <p className="hint">{words.archiveHint}</p>}
        <button className="btn second">{asked.archivedAt ? words.bringBack : words.archive}</button>
      </form>
    </StaffPage>
  )
}
