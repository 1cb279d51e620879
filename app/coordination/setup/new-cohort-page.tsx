import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { sayCount } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { SetupFields, type SetupProps } from './setup-page.tsx'
import type { ProgrammeToChoose } from './setup.queries.server.ts'
import { setupWords } from './words/words.ts'

/** First the programme, then the form of a new cohort with the programme's courses in it. */
export function NewCohortPage({ programmes, ...fields }: { programmes: ProgrammeToChoose[] } & Omit<SetupProps, 'submit'>) {
  const words = useWords(setupWords)
  const language = useLanguage()
  const programme = programmes.find(({ id }) => id === fields.form.programme)
  return (
    <StaffPage back={programme ? { to: '/cohortes/nouvelle', label: words.otherProgramme } : { to: '/cohortes', label: words.cohorts }}>
      <h1>{words.newTitle}</h1>
      {programme ? (
        <>
          <p className="lead">{textIn(programme.title, language)}</p>
          <SetupFields {...fields} planned={programme.courses} submit={words.make} />
        </>
      ) : (
        <>
          <p className="lead">{words.chooseProgramme}</p>
          <ul className="tasks">
            {programmes.map(({ id, title, courses }) => (
              <li key={id}>
                <a href={`/cohortes/nouvelle?parcours=${id}`}>{textIn(title, language)}</a>
                <span className="tag plain">{sayCount(words.courseCount, courses.length, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </StaffPage>
  )
}
