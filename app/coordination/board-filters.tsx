import { useWords } from '#app/language/use-language.tsx'
import type { BoardWish } from './coordination.forms.ts'
import type { Board } from './load-board.queries.server.ts'
import { coordinationWords } from './words/words.ts'

type Choice = { value: string; label: string }

function Choose({
  name,
  label,
  chosen,
  all,
  choices,
}: {
  name: string
  label: string
  chosen: string | undefined
  all: string
  choices: Choice[]
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} className="input" defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What of the board to show; a plain form whose choices stand in the address. */
export function BoardFilters({ board, wish }: { board: Board; wish: BoardWish }) {
  const { board: words } = useWords(coordinationWords)
  const organisations = new Map(board.all.map((line) => [line.organisationId ?? 'none', line.organisation ?? words.noOrganisation]))
  return (
    <form method="get" className="filters no-print">
      {wish.images && <input type="hidden" name="images" value={wish.images} />}
      {board.cohort.courses.length > 1 && (
        <Choose
          name="cours"
          label={words.course}
          chosen={wish.cours}
          all={words.allCourses}
          choices={board.cohort.courses.map(({ id, short }) => ({ value: id, label: short }))}
        />
      )}
      <Choose
        name="organisation"
        label={words.organisation}
        chosen={wish.organisation}
        all={words.all}
        choices={[...organisations].map(([value, label]) => ({ value, label }))}
      />
      <Choose
        name="etat"
        label={words.state}
        chosen={wish.etat}
        all={words.allStates}
        choices={[
          { value: 'late', label: words.states.late },
          { value: 'never', label: words.states.never },
          { value: 'planned', label: words.states.planned },
        ]}
      />
      <Choose
        name="genre"
        label={words.gender}
        chosen={wish.genre}
        all={words.all}
        choices={[
          { value: 'woman', label: words.genders.woman },
          { value: 'man', label: words.genders.man },
          { value: 'other', label: words.genders.another },
          { value: 'none', label: words.genders.none },
        ]}
      />
      <Choose
        name="vue"
        label={words.view}
        chosen={wish.vue === 'organisations' ? 'organisations' : undefined}
        all={words.views.people}
        choices={[{ value: 'organisations', label: words.views.organisations }]}
      />
      <button className="btn second">{words.filter}</button>
    </form>
  )
}
