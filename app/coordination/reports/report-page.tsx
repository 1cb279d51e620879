import { FoldingTable } from '#app/interface/folding-table.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Bars } from '#app/interface/pictures/bars.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say, sayCount } from '#app/language/words.ts'
import { REPORT_STEPS } from '#app/rules/report-figures.ts'
import { SMALLEST_SHOWN } from '#app/rules/small-groups.ts'
import { figureText, rateText, type ReportDocument } from './report-document.ts'
import { REPORT_FORMATS } from './reports.forms.ts'
import { reportWords } from './words/words.ts'

type Props = { id: string; title: string; counted: number; toCount: number; shown: ReportDocument | null; late: number }

/** A report: the sentence that sums it up, the way by gender, completion by organisation, who moved, what came late, and what each word means. */
export function ReportPage({ id, title, counted, toCount, shown, late }: Props) {
  const words = useWords(reportWords)
  return (
    <StaffPage wide back={{ to: '/rapports', label: words.back }}>
      <h1>{title}</h1>
      {shown === null ? (
        <>
          <p role="status">{say(words.counting, { n: counted, of: toCount })}</p>
          <p>
            <a className="btn second" href={`/rapports/${id}`}>
              {words.reload}
            </a>
          </p>
        </>
      ) : (
        <Counted id={id} shown={shown} late={late} />
      )}
    </StaffPage>
  )
}

function Counted({ id, shown, late }: { id: string; shown: ReportDocument; late: number }) {
  const words = useWords(reportWords)
  const language = useLanguage()
  const steps = REPORT_STEPS.map((step) => ({ label: words.steps[step], isNumber: true }))
  const bars = shown.lines.filter((line) => line.isSum && !line.isWhole)
  const completed = REPORT_STEPS.indexOf('completed')
  const lineCells = ({ figures, rate }: ReportDocument['lines'][number]) => [
    ...figures.map((figure) => figureText(figure, language)),
    rateText(rate, language),
  ]
  return (
    <>
      <p className="lead">{shown.period}</p>
      <p>{shown.summary}</p>
      <div className="row no-print">
        {REPORT_FORMATS.map((format) => (
          <a key={format} className="btn second" href={`/rapports/${id}/fichier/${format}`}>
            <Icon name="download" />
            {format.toUpperCase()}
          </a>
        ))}
      </div>
      <p className="muted no-print">{words.print}</p>
      <section className="section">
        <FoldingTable
          caption={words.funnel}
          columns={[{ label: words.gender }, ...steps, { label: words.rate, isNumber: true }]}
          lines={shown.lines.filter(({ isWhole }) => isWhole).map((line) => ({ key: line.key, cells: [line.gender, ...lineCells(line)] }))}
        />
      </section>
      <Bars
        id="termine"
        title={words.completedBars}
        sentence={words.barsSentence}
        lineName={words.organisation}
        kinds={[{ kind: 'good', name: words.steps.completed }]}
        lines={bars.flatMap(({ key, name, figures }) => {
          const figure = figures[completed] ?? null
          return figure === null ? [] : [{ key, name, values: [figure] }]
        })}
      />
      <section className="section">
        <FoldingTable
          caption={words.byOrganisation}
          columns={[{ label: words.organisation }, { label: words.gender }, ...steps, { label: words.rate, isNumber: true }]}
          lines={shown.lines.map((line) => ({
            key: line.key,
            cells: [
              <bdi key="name">{line.name}</bdi>,
              line.isSum ? <strong key="gender">{line.gender}</strong> : line.gender,
              ...lineCells(line),
            ],
          }))}
        />
      </section>
      {shown.moves.length > 0 && (
        <section className="section">
          <FoldingTable
            caption={words.moves}
            columns={[{ label: words.organisation }, { label: words.movedIn, isNumber: true }, { label: words.movedOut, isNumber: true }]}
            lines={shown.moves.map(({ key, name, movedIn, movedOut }) => ({
              key,
              cells: [<bdi key="name">{name}</bdi>, figureText(movedIn, language), figureText(movedOut, language)],
            }))}
          />
        </section>
      )}
      {shown.attendance.length > 0 && (
        <section className="section">
          <FoldingTable
            caption={words.workshops}
            columns={[{ label: words.organisation }, { label: words.attended, isNumber: true }]}
            lines={shown.attendance.map(({ key, name, attended }) => ({
              key,
              cells: [<bdi key="name">{name}</bdi>, figureText(attended, language)],
            }))}
          />
        </section>
      )}
      <section className="section stack">
        <h2>{words.late}</h2>
        <p>{late === 0 ? words.lateNone : late < SMALLEST_SHOWN ? words.lateFew : sayCount(words.lateSome, late, language)}</p>
      </section>
      <Method shown={shown} />
    </>
  )
}

function Method({ shown }: { shown: ReportDocument }) {
  const words = useWords(reportWords)
  const language = useLanguage()
  return (
    <section className="section stack">
      <h2>{words.method}</h2>
      <dl className="facts pairs">
        {[...shown.about, ...shown.definitions].map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd dir="auto">{'day' in line ? formatShortDay(line.day, language) : line.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
