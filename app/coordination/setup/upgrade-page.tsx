import { FoldingTable } from '#app/interface/folding-table.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatPercent, say, sayCount } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { averageShare, UPGRADE_CHOICES, type Share, type UpgradeChoice, type UpgradeLine } from '#app/rules/upgrade.ts'
import type { UpgradableCourse } from './upgrade.queries.server.ts'
import { setupWords } from './words/words.ts'

type Props = {
  course: UpgradableCourse
  changes: { added: string[]; removed: string[] }
  choice: UpgradeChoice
  lines: UpgradeLine[]
}

/** What a newer version of a course changes for a cohort: every figure that moves, before anything is done. */
export function UpgradePage({ course, changes, choice, lines }: Props) {
  const { upgrade: words } = useWords(setupWords)
  const language = useLanguage()
  const { newest } = course
  const back = { to: `/cohortes/${course.cohortId}/reglages`, label: words.back }
  const shareText = ({ done, of }: Share) => say(words.share, { done, of })
  const moved = lines.filter(({ isMoved, fate }) => isMoved || fate === 'keeps-finished')
  if (!newest)
    return (
      <StaffPage back={back}>
        <h1 dir="auto">{course.cohort}</h1>
        <p className="lead">{words.newest}</p>
      </StaffPage>
    )
  return (
    <StaffPage back={back}>
      <p className="eyebrow" dir="auto">
        {course.cohort}
      </p>
      <h1>{say(words.title, { number: newest.number })}</h1>
      <p className="lead">{say(words.lead, { course: textIn(course.short, language), from: course.number })}</p>
      <h2>{words.items}</h2>
      <ul>
        <li>{sayCount(words.added, changes.added.length, language)}</li>
        <li>{sayCount(words.removed, changes.removed.length, language)}</li>
      </ul>
      <form method="get" className="stack">
        <fieldset>
          <legend className="label">{words.choose}</legend>
          {UPGRADE_CHOICES.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="pour" value={one} defaultChecked={one === choice} />
              <span>
                {words.choices[one]}
                <span className="about">{words.hints[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p>
          <button className="btn second">{words.show}</button>
        </p>
      </form>
      <section className="section stack">
        <h2>{words.preview}</h2>
        <p>{sayCount(words.moving, lines.filter(({ isMoved }) => isMoved).length, language)}</p>
        <p>
          {say(words.average, {
            before: formatPercent(averageShare(lines.map(({ before }) => before)), language),
            after: formatPercent(averageShare(lines.map(({ after }) => after)), language),
          })}
        </p>
        {moved.length > 0 && (
          <FoldingTable
            caption={words.choices[choice]}
            columns={[{ label: words.columns.person }, { label: words.columns.before }, { label: words.columns.after }]}
            lines={moved.map((line) => ({
              key: line.enrolmentId,
              cells: [
                <bdi key="name">{line.name}</bdi>,
                shareText(line.before),
                line.fate === 'keeps-finished' ? words.finished : shareText(line.after),
              ],
            }))}
          />
        )}
        <form method="post">
          <input type="hidden" name="choice" value={choice} />
          <input type="hidden" name="number" value={newest.number} />
          <p className="hint">{words.confirmHint}</p>
          <button className="btn">{say(words.confirm, { number: newest.number })}</button>
        </form>
      </section>
    </StaffPage>
  )
}
