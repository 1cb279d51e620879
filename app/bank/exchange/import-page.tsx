import { IMPORT_FORMATS } from '#app/exchange/format-names.ts'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { formatBytes, say } from '#app/language/words.ts'
import type { BankCourse } from '../bank-list.queries.server.ts'
import { bankWords } from '../words/words.ts'
import { LARGEST_FILE } from './exchange.forms.ts'
import { exchangeWords } from './words/words.ts'

type Props = { courses: BankCourse[]; courseId: string; because: 'no-file' | 'too-large' | null }

/** Chooses a file: its report comes first, nothing is taken before. */
export function ImportPage({ courses, courseId, because }: Props) {
  const words = useWords(exchangeWords)
  const bank = useWords(bankWords)
  const language = useLanguage()
  return (
    <StaffPage back={{ to: '/banque', label: bank.title }}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {because && <Notice kind="bad" title={words.refused[because]} isNews />}
      <form method="post" action="/banque/importer" encType="multipart/form-data" className="stack">
        <div className="field">
          <label htmlFor="file">{words.file}</label>
          <p className="hint" id="file-hint">
            {say(words.fileHint, { size: formatBytes(LARGEST_FILE, language) })}
          </p>
          <input
            className="input"
            id="file"
            name="file"
            type="file"
            required
            aria-describedby="file-hint"
            accept=".txt,.gift,.xml,.csv,.xlsx,text/plain,text/xml,text/csv"
          />
        </div>
        <div className="field">
          <label htmlFor="cours">{words.course}</label>
          <select id="cours" name="cours" className="input" defaultValue={courseId}>
            {courses.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="format">{bank.format}</label>
          <select id="format" name="format" className="input" defaultValue="">
            <option value="">{words.anyFormat}</option>
            {IMPORT_FORMATS.map((format) => (
              <option key={format} value={format}>
                {bank.formats[format]}
              </option>
            ))}
          </select>
        </div>
        <button className="btn">
          <Icon name="upload" />
          {words.look}
        </button>
      </form>
      <p className="section">
        <a className="btn quiet" href="/banque/modele.xlsx">
          <Icon name="download" />
          {bank.template}
        </a>
      </p>
    </StaffPage>
  )
}
