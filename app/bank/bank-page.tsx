import type { ReactNode } from 'react'
import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { MoreLines } from '#app/interface/more-lines.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { COMMA } from '#app/language/signs.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatNumber, sayCount, type SameShape } from '#app/language/words.ts'
import { LANGUAGES } from '#app/rules/languages.ts'
import { QUESTION_KINDS } from '#app/rules/questions.ts'
import { BANK_STATES, type BankFilter } from './bank.forms.ts'
import type { BankCourse, ListedQuestion } from './bank-list.queries.server.ts'
import type { BankWords } from './words/fr.ts'
import { bankWords } from './words/words.ts'

type Props = {
  found: ListedQuestion[]
  courses: BankCourse[]
  tags: string[]
  cohorts: { id: string; name: string }[]
  filter: BankFilter
  imported: number | null
}
type Words = SameShape<BankWords>

/** The questions of the courses that somebody keeps: found, filtered, with their use and their twins. */
export function BankPage({ found, courses, tags, cohorts, filter, imported }: Props) {
  const words = useWords(bankWords)
  const language = useLanguage()
  const total = found[0]?.total ?? 0
  const isFiltered = Object.entries(filter).some(([name, value]) => value !== '' && !(name === 'etat' && value === 'current'))
  const { columns } = words
  return (
    <StaffPage>
      <h1>{words.title}</h1>
      {imported !== null && <Notice kind="ok" title={sayCount(words.imported, imported, language)} isNews />}
      <p className="row">
        <a className="btn" href={`/banque/nouvelle${filter.cours === '' ? '' : `?cours=${filter.cours}`}`}>
          <Icon name="plus" />
          {words.newOne}
        </a>
        <a className="btn second" href="/banque/importer">
          <Icon name="upload" />
          {words.import}
        </a>
        <a className="btn second" href="/banque/quiz">
          <Icon name="list-checks" />
          {words.quizzes}
        </a>
      </p>
      {cohorts.length > 0 && (
        <p className="row">
          {words.inCohorts}
          {cohorts.map(({ id, name }) => (
            <a key={id} href={`/cohortes/${id}/quiz`} dir="auto">
              {name}
            </a>
          ))}
        </p>
      )}
      <Filters courses={courses} tags={tags} filter={filter} words={words} />
      <p className="lead" role="status">
        {sayCount(words.count, total, language)}
      </p>
      {isFiltered && (
        <p>
          <a href="/banque">{words.all}</a>
        </p>
      )}
      {total === 0 && (
        <Notice kind="info" title={isFiltered ? words.nothingFound : words.empty}>
          {isFiltered ? undefined : words.emptyHow}
        </Notice>
      )}
      {found.length > 0 && (
        <FoldingTable
          caption={words.caption}
          columns={[
            ...[{ label: columns.question }, { label: columns.kind }, { label: columns.tags }, { label: columns.languages }],
            ...[
              { label: columns.places, isNumber: true },
              { label: columns.attempts, isNumber: true },
            ],
          ]}
          lines={found.map((question) => ({
            key: question.key,
            cells: cellsOf(question, words, {
              courses,
              comma: COMMA[language],
              places: formatNumber(question.places, language),
              attempts: formatNumber(question.attempts, language),
            }),
          }))}
        />
      )}
      <MoreLines shown={found.length} total={total} query={filter} />
      <Exporting filter={filter} words={words} />
    </StaffPage>
  )
}

type Shown = { courses: BankCourse[]; comma: string; places: string; attempts: string }

function cellsOf(question: ListedQuestion, words: Words, { courses, comma, places, attempts }: Shown): ReactNode[] {
  const course = courses.length > 1 ? (courses.find(({ id }) => id === question.courseId)?.title ?? question.courseId) : ''
  const about = [question.name, course].filter((text) => text !== '').join(' · ')
  return [
    <span key="question">
      <a href={`/banque/questions/${question.key}`} dir="auto">
        {question.stem}
      </a>
      {about !== '' && <span className="hint">{about}</span>}
      {question.twins > 0 && (
        <Tag tone="warn" icon="copy">
          {words.twin}
        </Tag>
      )}
      {question.archivedAt && <Tag tone="plain">{words.archived}</Tag>}
    </span>,
    words.kinds[question.kind],
    <span key="tags" dir="auto">
      {question.tags.length === 0 ? '–' : question.tags.join(', ')}
    </span>,
    question.languages.map((one) => words.languages[one]).join(comma),
    places,
    attempts,
  ]
}

type Choices = { name: keyof BankFilter; label: string; value: string; any?: string; options: readonly { value: string; text: string }[] }

function Select({ name, label, value, any, options }: Choices) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} className="input" defaultValue={value}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

function Filters({ courses, tags, filter, words }: Omit<Props, 'found' | 'cohorts' | 'imported'> & { words: Words }) {
  const { filters } = words
  const course = courses.find(({ id }) => id === filter.cours)
  return (
    <form className="filters" role="search">
      <div className="field">
        <label htmlFor="q">{words.search}</label>
        <p className="hint" id="q-hint">
          {words.searchHint}
        </p>
        <input
          id="q"
          name="q"
          type="search"
          className="input"
          defaultValue={filter.q}
          dir="auto"
          autoComplete="off"
          aria-describedby="q-hint"
        />
      </div>
      <Select
        name="cours"
        label={filters.course}
        value={filter.cours}
        any={words.any}
        options={courses.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <Select
        name="sorte"
        label={filters.kind}
        value={filter.sorte}
        any={words.anyKind}
        options={QUESTION_KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
      />
      {course && (
        <Select
          name="objectif"
          label={filters.objective}
          value={filter.objectif}
          any={words.any}
          options={course.objectives.map(({ id, text }) => ({ value: id, text }))}
        />
      )}
      {tags.length > 0 && (
        <Select
          name="etiquette"
          label={filters.tag}
          value={filter.etiquette}
          any={words.anyKind}
          options={tags.map((tag) => ({ value: tag, text: tag }))}
        />
      )}
      <Select
        name="langue"
        label={filters.language}
        value={filter.langue}
        any={words.anyKind}
        options={LANGUAGES.map((one) => ({ value: one, text: words.languages[one] }))}
      />
      <Select
        name="etat"
        label={filters.state}
        value={filter.etat}
        options={BANK_STATES.map((state) => ({ value: state, text: words.states[state] }))}
      />
      <label className="choice">
        <input type="checkbox" name="doublons" value="1" defaultChecked={filter.doublons !== ''} />
        <span>{filters.twins}</span>
      </label>
      <button className="btn second">
        <Icon name="search" />
        {words.find}
      </button>
    </form>
  )
}

/** The bank of the course that is looked at, as a file. */
function Exporting({ filter, words }: { filter: BankFilter; words: Words }) {
  return (
    <section className="section">
      <h2>{words.exporting}</h2>
      {filter.cours === '' ? (
        <p className="hint">{words.exportHint}</p>
      ) : (
        <form className="filters" action={`/banque/exporter/${filter.cours}`}>
          <div className="field">
            <label htmlFor="format">{words.format}</label>
            <select id="format" name="format" className="input" defaultValue="moodle-xml">
              {(['gift', 'moodle-xml', 'xlsx'] as const).map((format) => (
                <option key={format} value={format}>
                  {words.formats[format]}
                </option>
              ))}
            </select>
          </div>
          <button className="btn second">
            <Icon name="download" />
            {words.exportNow}
          </button>
        </form>
      )}
    </section>
  )
}
