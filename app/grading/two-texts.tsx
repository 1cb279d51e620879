import { Icon } from '#app/interface/icon.tsx'
import { say } from '#app/language/words.ts'
import { useWorkWords } from './work-words.tsx'

type Props = { lead: { by: string | null; time: string }; mine: string; theirs: string; onMine: () => void; onTheirs: () => void }

/** Two versions of one mark, both shown: nothing is overwritten until somebody chooses. */
export function TwoTexts({ lead, mine, theirs, onMine, onTheirs }: Props) {
  const { stale: words } = useWorkWords()
  return (
    <div className="notice warn" role="alert">
      <p className="kind">
        <Icon name="triangle-alert" />
        {words.title}
      </p>
      <p>{lead.by ? say(words.byName, { name: lead.by, time: lead.time }) : say(words.unnamed, { time: lead.time })}</p>
      <dl className="tight">
        <dt>
          <b>{words.mine}</b>
        </dt>
        <dd className="said" dir="auto">
          {mine}
        </dd>
        <dt>
          <b>{words.theirs}</b>
        </dt>
        <dd className="said" dir="auto">
          {theirs}
        </dd>
      </dl>
      <div className="row">
        <button type="button" className="btn second" onClick={onMine}>
          {words.keepMine}
        </button>
        <button type="button" className="btn second" onClick={onTheirs}>
          {words.keepTheirs}
        </button>
      </div>
    </div>
  )
}
