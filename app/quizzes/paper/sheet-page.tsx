import { Icon } from '#app/interface/icon.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import type { ShownQuestion } from '#app/questions/shown-question.ts'
import { SheetQuestion } from './sheet-question.tsx'
import { paperWords } from './words/words.ts'

type Props = {
  cohortId: string
  quizKey: string
  cohort: string
  quizTitle: string
  code: string
  address: string
  picture: { path: string; size: number }
  questions: { n: number; shown: ShownQuestion }[]
}

/** The answer sheet of a quiz for paper (A4): a line for the name, every question with its boxes, and a square that leads to the page for typing it in. */
export function SheetPage({ cohortId, quizKey, cohort, quizTitle, code, address, picture, questions }: Props) {
  const { sheet: words, back } = useWords(paperWords)
  return (
    <StaffPage back={{ to: `/cohortes/${cohortId}/quiz`, label: back }}>
      <div className="line">
        <div>
          <p className="eyebrow">{cohort}</p>
          <h1>{quizTitle}</h1>
          <p>
            {words.title} · {say(words.code, { code })}
          </p>
        </div>
        <svg
          role="img"
          className="ltr"
          aria-label={`${words.codeLabel} : ${address}`}
          viewBox={`-3 -3 ${picture.size + 6} ${picture.size + 6}`}
          width="92"
          height="92"
        >
          <rect x="-3" y="-3" width="100%" height="100%" fill="#fff" />
          <path d={picture.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
      </div>
      <p className="no-print">{words.lead}</p>
      <p className="row no-print">
        <button type="button" className="btn" hidden data-print="">
          <Icon name="printer" />
          {words.print}
        </button>
        <a className="btn second" href={`/cohortes/${cohortId}/quiz/${quizKey}/saisie`}>
          <Icon name="pencil-line" />
          {words.enter}
        </a>
      </p>
      <p className="line">
        <b>{words.name}</b> <span className="write" />
      </p>
      <p className="line">
        <b>{words.date}</b> <span className="write" />
      </p>
      {questions.length === 0 && <p className="muted">{words.empty}</p>}
      {questions.map(({ n, shown }) => (
        <SheetQuestion key={n} n={n} shown={shown} />
      ))}
    </StaffPage>
  )
}
