import { LearnerPage } from '#app/interface/learner-page.tsx'
import { SHARED_HERE } from '#app/interface/shared-photo.ts'
import { useWords } from '#app/language/use-language.tsx'
import { partFilesWords } from './words/words.ts'

type Props = { plans: Array<{ id: string; title: string; parts: Array<{ id: string; title: string }> }> }

/** Where a photo goes that was shared with the site: the parts of the plans that one writes. */
export function SharePage({ plans }: Props) {
  const { share: words } = useWords(partFilesWords)
  return (
    <LearnerPage back={{ to: '/accueil', label: words.toHome }}>
      <h1>{words.title}</h1>
      <p className="lead">{plans.length === 0 ? words.none : words.lead}</p>
      {plans.map(({ id, title, parts }) => (
        <section key={id} className="section stack" aria-labelledby={`plan-${id}`}>
          <h2 id={`plan-${id}`} dir="auto">
            {title}
          </h2>
          <ul className="tasks">
            {parts.map((part) => (
              <li key={part.id}>
                <a href={`/plan/${id}/${part.id}/fichiers${SHARED_HERE}`} dir="auto">
                  {part.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {plans.length > 0 && <p className="muted">{words.again}</p>}
    </LearnerPage>
  )
}
