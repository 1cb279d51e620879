import type { ReactNode } from 'react'
import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import type { BankCourse } from '../bank-list.queries.server.ts'
import { bankWords } from '../words/words.ts'
import type { MakingWords } from './words/fr.ts'
import { makingWords } from './words/words.ts'

type Held = { key: string; mark: number; stem: string; isOld: boolean }
type Section =
  | { kind: 'fixed'; questions: Held[]; isShuffled: boolean }
  | { kind: 'draw'; count: number; mark: number; objective: string | null; tag: string | null; missing: number }
type Props = {
  quiz: { id: string; title: string; number: number; revision: number; isUsed: boolean; isAway: boolean }
  course: BankCourse | undefined
  tags: string[]
  sections: Section[]
  found: { key: string; stem: string }[]
  q: string
  paper: { n: number; questions: { key: string; mark: number; stem: string }[] }
  because: keyof MakingWords['refusals'] | null
}

/** A quiz being made: its sections, a question to add, a draw to add, and what one person would get. */
export function QuizPage(props: Props) {
  const { quiz, course, sections, because } = props
  const words = useWords(makingWords)
  const hasOld = sections.some((section) => section.kind === 'fixed' && section.questions.some(({ isOld }) => isOld))
  return (
    <StaffPage back={{ to: '/banque/quiz', label: words.title }}>
      <p className="eyebrow">{[course?.title ?? '', say(words.versionN, { n: quiz.number })].join(' · ')}</p>
      <h1 dir="auto">{quiz.title}</h1>
      {because && <Notice kind="bad" title={words.refusals[because]} isNews />}
      {quiz.isAway && <Notice kind="info" title={words.isAway} />}
      {quiz.isUsed && <Notice kind="info" title={words.isUsed} />}
      {sections.length === 0 && <Notice kind="info" title={words.noSection} />}
      {sections.map((section, index) => (
        <SectionCard key={index} {...props} section={section} index={index} />
      ))}
      {hasOld && (
        <StepForm quiz={quiz} act="renew">
          <button className="btn second">{words.renew}</button>
        </StepForm>
      )}
      <AddQuestion {...props} />
      <AddDraw {...props} />
      <Paper {...props} />
      <Whole quiz={quiz} />
    </StaffPage>
  )
}

/** A form of one step, with the version that the page shows. */
function StepForm({ quiz, act, className, children }: { quiz: Props['quiz']; act: string; className?: string; children: ReactNode }) {
  return (
    <form method="post" action={`/banque/quiz/${quiz.id}`} className={className}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="number" value={quiz.number} />
      <input type="hidden" name="revision" value={quiz.revision} />
      {children}
    </form>
  )
}

function SectionCard({ quiz, course, section, index }: Props & { section: Section; index: number }) {
  const words = useWords(makingWords)
  const language = useLanguage()
  const objective = section.kind === 'draw' && course?.objectives.find(({ id }) => id === section.objective)
  return (
    <section className="card section">
      <h2>{say(words.sectionN, { n: index + 1 })}</h2>
      {section.kind === 'draw' ? (
        <>
          <p>{sayCount(words.draws, section.count, language)}</p>
          <p className="hint">
            {[
              sayCount(words.marks, section.mark, language),
              objective ? objective.text : words.anyObjective,
              section.tag ?? words.anyTag,
            ].join(' · ')}
          </p>
          {section.missing > 0 && <Notice kind="warn" title={sayCount(words.missing, section.missing, language)} />}
        </>
      ) : (
        <>
          <ol>
            {section.questions.map(({ key, mark, stem, isOld }) => (
              <li key={key}>
                <a href={`/banque/questions/${key}`} dir="auto">
                  {stem}
                </a>
                {isOld && <Tag tone="warn">{words.old}</Tag>}
                <div className="row">
                  <StepForm quiz={quiz} act="mark" className="row">
                    <input type="hidden" name="key" value={key} />
                    <label htmlFor={`mark-${key}`}>{words.mark}</label>
                    <input id={`mark-${key}`} name="mark" type="number" min={0} max={20} className="input short" defaultValue={mark} />
                    <button className="btn quiet">{words.change}</button>
                  </StepForm>
                  <StepForm quiz={quiz} act="remove-question">
                    <input type="hidden" name="key" value={key} />
                    <button className="btn quiet">{words.removeQuestion}</button>
                  </StepForm>
                </div>
              </li>
            ))}
          </ol>
          <StepForm quiz={quiz} act="shuffle">
            <input type="hidden" name="section" value={index} />
            <p className="hint">{section.isShuffled ? words.isShuffled : words.isInOrder}</p>
            <button className="btn quiet" name="shuffled" value={section.isShuffled ? 'no' : 'yes'}>
              {section.isShuffled ? words.inOrder : words.shuffle}
            </button>
          </StepForm>
        </>
      )}
      <StepForm quiz={quiz} act="remove-section">
        <input type="hidden" name="section" value={index} />
        <button className="btn quiet">
          <Icon name="trash-2" />
          {words.removeSection}
        </button>
      </StepForm>
    </section>
  )
}

/** The name of a quiz, and whether it may still be given. */
function Whole({ quiz }: Pick<Props, 'quiz'>) {
  const words = useWords(makingWords)
  return (
    <section className="section stack" id="quiz">
      <h2>{words.whole}</h2>
      <StepForm quiz={quiz} act="rename" className="filters">
        <Field id="title" label={words.name}>
          {(props) => <input {...props} className="input" name="title" defaultValue={quiz.title} maxLength={120} required dir="auto" />}
        </Field>
        <button className="btn second">{words.rename}</button>
      </StepForm>
      <StepForm quiz={quiz} act={quiz.isAway ? 'bring-back' : 'archive'}>
        {!quiz.isAway && <p className="hint">{words.archiveHint}</p>}
        <button className="btn second">{quiz.isAway ? words.bringBack : words.archive}</button>
      </StepForm>
    </section>
  )
}

function AddQuestion({ quiz, sections, found, q }: Props) {
  const words = useWords(makingWords)
  const bank = useWords(bankWords)
  const fixed = sections.flatMap((section, index) => (section.kind === 'fixed' ? [index] : []))
  return (
    <section className="section" id="ajouter">
      <h2>{words.addQuestion}</h2>
      <form className="filters" role="search" action="#ajouter">
        <div className="field">
          <label htmlFor="q">{bank.search}</label>
          <input id="q" name="q" type="search" className="input" defaultValue={q} dir="auto" />
        </div>
        <button className="btn second">{bank.find}</button>
      </form>
      <ul className="stack">
        {found.map(({ key, stem }) => (
          <li key={key}>
            <a href={`/banque/questions/${key}`} dir="auto">
              {stem}
            </a>
            <StepForm quiz={quiz} act="add-question" className="row">
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="mark" value="1" />
              <label className="hidden" htmlFor={`section-${key}`}>
                {words.where}
              </label>
              <select id={`section-${key}`} name="section" className="input" defaultValue={String(fixed.at(-1) ?? '')}>
                {fixed.map((index) => (
                  <option key={index} value={index}>
                    {say(words.sectionN, { n: index + 1 })}
                  </option>
                ))}
                <option value="">{words.ownSection}</option>
              </select>
              <button className="btn second">{words.add}</button>
            </StepForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

function AddDraw({ quiz, course, tags }: Props) {
  const words = useWords(makingWords)
  return (
    <section className="section">
      <h2>{words.addDraw}</h2>
      <StepForm quiz={quiz} act="add-draw" className="filters">
        <Field id="count" label={words.count}>
          {(props) => <input {...props} className="input short" name="count" type="number" min={1} max={50} defaultValue={3} />}
        </Field>
        <Field id="mark" label={words.mark}>
          {(props) => <input {...props} className="input short" name="mark" type="number" min={0} max={20} defaultValue={1} />}
        </Field>
        <Field id="objective" label={words.objective}>
          {(props) => (
            <select {...props} className="input" name="objective">
              <option value="">{words.anyObjective}</option>
              {(course?.objectives ?? []).map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="tag" label={words.tag}>
          {(props) => (
            <select {...props} className="input" name="tag">
              <option value="">{words.anyTag}</option>
              {tags.map((tag) => (
                <option key={tag} value={tag}>
                  {tag}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button className="btn second">{words.add}</button>
      </StepForm>
    </section>
  )
}

function Paper({ quiz, paper }: Props) {
  const words = useWords(makingWords)
  const language = useLanguage()
  if (paper.questions.length === 0) return null
  return (
    <section className="section">
      <h2>{say(words.paperN, { n: paper.n })}</h2>
      <ol>
        {paper.questions.map(({ key, mark, stem }) => (
          <li key={key}>
            <a href={`/banque/questions/${key}/apercu`} dir="auto">
              {stem}
            </a>
            <span className="hint"> {sayCount(words.marks, mark, language)}</span>
          </li>
        ))}
      </ol>
      <p>
        <a href={`/banque/quiz/${quiz.id}?tirage=${paper.n + 1}`}>{words.another}</a>
      </p>
      <p className="hint">{words.giveHow}</p>
    </section>
  )
}
