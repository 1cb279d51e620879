import { refusalMarks } from '#app/interface/error-title.ts'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { saidIn } from '#app/interface/said-in.ts'
import { interfaceWords } from '#app/interface/words/words.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { AnswerKept } from '../offline/answer-kept.tsx'
import { AnswerLines } from '#app/questions/answer-lines.tsx'
import { QuestionFields } from '#app/questions/question-fields.tsx'
import type { Filled, ShownQuestion } from '#app/questions/shown-question.ts'
import { learningWords } from '../words/words.ts'
import type { PracticeRefusal } from './answer-practice.server.ts'
import type { practiceQuestion } from './practice.queries.server.ts'

export type PracticeOnPage = NonNullable<Awaited<ReturnType<typeof practiceQuestion>>> & { step: string }

/** One practice question with what is said about the latest try. `refused` is a try that could not be taken, with what was filled in. */
export function PracticePage({ asked, refused }: { asked: PracticeOnPage; refused: { because: PracticeRefusal; filled: Filled } | null }) {
  const words = useWords(learningWords)
  const { shown, verdict, lessonKey, n, of } = asked
  const isOver = verdict === 'right' || verdict === 'shown'
  return (
    <LearnerPage back={{ to: `/lecons/${lessonKey}`, label: words.practice.leave }}>
      <p className="eyebrow">{say(words.question.place, { n, of })}</p>
      <form method="post" action={`/lecons/${lessonKey}/questions/${n}`} className="stack">
        <input type="hidden" name="step" value={asked.step} />
        {refused && <Problem because={refused.because} kind={shown.kind} />}
        <QuestionFields
          question={shown}
          filled={refused?.filled ?? asked.filled}
          rightCount={asked.rightCount}
          mark={verdict === 'right' ? 'right' : isOver || verdict === 'hint' ? 'wrong' : 'none'}
          isClosed={isOver}
          problemId={refused ? 'erreurs' : undefined}
        />
        {!refused && <Note asked={asked} />}
        {!isOver && <button className="btn wide">{verdict === 'hint' ? words.practice.tryAgain : words.practice.check}</button>}
      </form>
      {!isOver && <AnswerKept next={{ to: afterAddress(asked), label: n < of ? words.practice.next : words.practice.toEnd }} />}
      {isOver && <Onward asked={asked} />}
    </LearnerPage>
  )
}

/** Why an answer was not taken, read out at once. */
export function Problem({ because, kind }: { because: PracticeRefusal; kind: ShownQuestion['kind'] }) {
  const words = useWords(learningWords)
  const isTyped = kind === 'numeric' || kind === 'short'
  const field = isTyped ? '#typed' : kind === 'written' ? '#text' : '#question'
  return (
    <div className="notice bad" role="alert" id="erreurs" {...refusalMarks(useWords(interfaceWords).errorTitle)}>
      <p className="kind">
        <Icon name="circle-alert" />
        <a href={field}>{words.question.problems[because === 'empty' && (isTyped || kind === 'written') ? 'nothing-typed' : because]}</a>
      </p>
    </div>
  )
}

function Note({ asked }: { asked: PracticeOnPage }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  const said = saidIn(asked.shown.language, language)
  const { verdict, hint, why, key } = asked
  if (verdict === 'unanswered') return null
  if (verdict === 'hint') {
    return (
      <div id="note" tabIndex={-1}>
        <Notice kind="warn" title={words.practice.notYet} isNews>
          {hint?.lines && <p>{sayCount(words.practice.rightLines, hint.lines.right, language, { of: hint.lines.of })}</p>}
          {hint?.texts.map((text) => (
            <p key={text} {...said}>
              {text}
            </p>
          ))}
          {hint?.texts.length === 0 && <p>{words.practice.lookAgain}</p>}
        </Notice>
      </div>
    )
  }
  return (
    <div id="note" tabIndex={-1}>
      <Notice kind={verdict === 'right' ? 'ok' : 'info'} title={verdict === 'right' ? words.practice.right : words.practice.shown} isNews>
        {key && (
          <div {...said}>
            <AnswerLines answer={key} />
          </div>
        )}
        {why?.map((text) => (
          <p key={text} {...said}>
            {text}
          </p>
        ))}
      </Notice>
    </div>
  )
}

const afterAddress = ({ lessonKey, n, of }: PracticeOnPage) => `/lecons/${lessonKey}/questions/${n < of ? n + 1 : 'fin'}`

function Onward({ asked }: { asked: PracticeOnPage }) {
  const words = useWords(learningWords).practice
  const { lessonKey, n, of, verdict } = asked
  return (
    <div className="stack">
      <p>
        <a className="btn wide" href={afterAddress(asked)}>
          {n < of ? words.next : words.toEnd}
        </a>
      </p>
      <p className="row">
        {verdict === 'shown' && (
          <a className="btn quiet" href={`/lecons/${lessonKey}`}>
            {words.backToLesson}
          </a>
        )}
        <a className="btn quiet" href={`/lecons/${lessonKey}/questions/${n}?encore=1`}>
          {words.again}
        </a>
      </p>
    </div>
  )
}
