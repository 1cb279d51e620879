import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { saidIn } from '#app/interface/said-in.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { learningWords } from '../words/words.ts'
import type { ModuleToPrint } from './print.queries.server.ts'

/** All lessons of a module on one page for paper (A4), each with a square code that leads back to it on a phone. */
export function PrintPage({ module }: { module: ModuleToPrint }) {
  const words = useWords(learningWords)
  const language = useLanguage()
  return (
    <LearnerPage back={{ to: `/modules/${module.key}`, label: say(words.module, { n: module.n }) }}>
      <p className="eyebrow">{say(words.module, { n: module.n })}</p>
      <h1>{module.title}</h1>
      <p className="no-print">{words.print.lead}</p>
      <p className="no-print">
        <button type="button" className="btn second" hidden data-print="">
          <Icon name="printer" />
          {words.print.print}
        </button>
      </p>
      {module.lessons.map((lesson) => (
        <section key={lesson.key} className="section printed" aria-labelledby={`h-${lesson.key}`}>
          <div className="row between">
            <h2 id={`h-${lesson.key}`} {...saidIn(lesson.textLanguage, language)}>
              {lesson.title}
            </h2>
            <svg
              role="img"
              className="ltr"
              aria-label={lesson.address}
              viewBox={`-3 -3 ${lesson.code.size + 6} ${lesson.code.size + 6}`}
              width="92"
              height="92"
            >
              <rect x="-3" y="-3" width="100%" height="100%" fill="#fff" />
              <path d={lesson.code.path} fill="#000" shapeRendering="crispEdges" />
            </svg>
          </div>
          <article className="prose" {...saidIn(lesson.textLanguage, language)} dangerouslySetInnerHTML={{ __html: lesson.html }} />
        </section>
      ))}
    </LearnerPage>
  )
}
