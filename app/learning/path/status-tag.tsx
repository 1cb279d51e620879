import type { IconName } from '#app/interface/icon-names.ts'
import { Tag, type TagTone } from '#app/interface/tag.tsx'
import { useWords } from '#app/language/use-language.tsx'
import type { GroupStatus, ItemStatus } from '#app/rules/completion.ts'
import type { LineStatus } from '#app/rules/work-states.ts'
import { learningWords } from '../words/words.ts'

const DONE: readonly (ItemStatus | GroupStatus)[] = ['completed', 'completed-earlier-version']
const BEGUN: readonly (ItemStatus | GroupStatus)[] = ['started', 'needs-help']

/** Where a lesson, quiz, module or course stands, in a word. Needing help is for those who help: the learner reads "in progress". */
export function StatusTag({ status }: { status: ItemStatus | GroupStatus }) {
  const words = useWords(learningWords)
  const isDone = DONE.includes(status)
  return (
    <Tag tone={BEGUN.includes(status) ? 'info' : 'plain'} icon={isDone ? 'check' : undefined}>
      {words.status[status]}
    </Tag>
  )
}

const LINES: Record<LineStatus, { tone: TagTone; icon?: IconName }> = {
  'not-started': { tone: 'plain' },
  draft: { tone: 'info' },
  submitted: { tone: 'plain', icon: 'send' },
  late: { tone: 'plain', icon: 'send' },
  'being-marked': { tone: 'info', icon: 'eye' },
  'feedback-ready': { tone: 'ok', icon: 'message-square' },
  read: { tone: 'plain' },
  'to-revise': { tone: 'warn', icon: 'pencil' },
  passed: { tone: 'plain', icon: 'check' },
  'not-passed': { tone: 'warn', icon: 'rotate-ccw' },
  missing: { tone: 'bad', icon: 'circle-alert' },
  excused: { tone: 'plain' },
}

/** Where a final assignment stands, in a word. */
export function LineTag({ status }: { status: LineStatus }) {
  const words = useWords(learningWords)
  const { tone, icon } = LINES[status]
  return (
    <Tag tone={tone} icon={icon}>
      {words.line[status]}
    </Tag>
  )
}
