import { CohortTabs } from '#app/interface/cohort-tabs.tsx'
import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { StaffPage } from '#app/interface/staff-page.tsx'
import { useWords } from '#app/language/use-language.tsx'
import type { PlaceToInvite } from '../invitations/place.queries.server.ts'
import type { SheetRefusal } from './upload-sheet.server.ts'
import { sheetWords } from './words/words.ts'

type UploadProps = { cohort: PlaceToInvite; because: SheetRefusal | undefined; seesPeople: boolean }

/** A file or a pasted table of people; nothing is created by it. */
export function UploadPage({ cohort, because, seesPeople }: UploadProps) {
  const words = useWords(sheetWords)
  const to = `/cohortes/${cohort.id}`
  return (
    <StaffPage back={seesPeople ? { to, label: words.toBoard } : { to: `${to}/reglages`, label: cohort.name }}>
      <p className="eyebrow" dir="auto">
        {cohort.name}
      </p>
      <h1>{words.title}</h1>
      <CohortTabs cohortId={cohort.id} here="importer" seesPeople={seesPeople} />
      <p className="lead">{words.lead}</p>
      {because && (
        <Notice kind="bad" isNews>
          {words.refusals[because]}
        </Notice>
      )}
      <form method="post" encType="multipart/form-data" className="stack">
        <Field id="file" label={words.file} hint={words.fileHint}>
          {(props) => <input {...props} className="input" type="file" name="file" accept=".xlsx,.csv,.txt,text/csv" />}
        </Field>
        <details>
          <summary>{words.paste}</summary>
          <Field id="pasted" label={words.pasted} hint={words.pastedHint}>
            {(props) => <textarea {...props} className="input" name="pasted" rows={6} dir="auto" />}
          </Field>
        </details>
        <Notice kind="info" title={words.never}>
          {words.neverText}
        </Notice>
        <p className="row">
          <button className="btn">
            <Icon name="upload" />
            {words.send}
          </button>
          <a className="btn quiet" href={`${to}/importer/fichier/modele.xlsx`}>
            {words.templateXlsx}
          </a>
          <a className="btn quiet" href={`${to}/importer/fichier/modele.csv`}>
            {words.templateCsv}
          </a>
        </p>
      </form>
    </StaffPage>
  )
}
