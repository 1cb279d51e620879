import { useDrafts } from './drafts.tsx'
import { SHORTCUTS, useShortcuts } from './use-shortcuts.ts'
import { useWorkWords, type WorkWords } from './work-words.tsx'

const MEANING: Record<(typeof SHORTCUTS)[number], keyof WorkWords['shortcuts']> = {
  j: 'next',
  k: 'previous',
  g: 'grid',
  '1–4': 'level',
  c: 'remark',
  '/': 'ready',
  r: 'return',
  v: 'validate',
  '[': 'previousPart',
  ']': 'nextPart',
  '?': 'help',
}

/** The keyboard shortcuts, with the switch that turns them off. */
export function ShortcutsCard({ addRemark }: { addRemark: () => void }) {
  const { shortcuts: words } = useWorkWords()
  const { isLive } = useDrafts()
  const { isOn, turn } = useShortcuts(addRemark)
  if (!isLive) return null
  return (
    <details data-shortcuts="">
      <summary>{words.title}</summary>
      <p className="hint">{words.lead}</p>
      <label className="row">
        <input type="checkbox" checked={isOn} onChange={(event) => turn(event.target.checked)} />
        {words.on}
      </label>
      <dl className="facts pairs">
        {SHORTCUTS.map((key) => (
          <div key={key} className="row">
            <dt>
              <kbd className="ltr">{key}</kbd>
            </dt>
            <dd>{words[MEANING[key]]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
