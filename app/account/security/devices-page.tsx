import type { Device } from '#app/access/sessions.server.ts'
import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { Tag } from '#app/interface/tag.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { securityWords } from './words/words.ts'

/** The browsers signed in to an account, each with a way to end it, and one for all. */
export function DevicesPage({ devices, isEnded }: { devices: Device[]; isEnded: boolean }) {
  const { devices: words, back } = useWords(securityWords)
  return (
    <LearnerPage back={{ to: '/profil', label: back }}>
      <h1>{words.title}</h1>
      {isEnded && (
        <Notice kind="ok" isNews>
          {words.ended}
        </Notice>
      )}
      <p className="lead">{words.lead}</p>
      <ul className="order">
        {devices.map((device) => (
          <li key={device.mark} className="card">
            <DeviceFacts device={device} />
          </li>
        ))}
      </ul>
      <form method="post" className="section">
        <p className="hint">{words.endAllHint}</p>
        <button className="btn danger wide">
          <Icon name="log-out" />
          {words.endAll}
        </button>
      </form>
    </LearnerPage>
  )
}

function DeviceFacts({ device }: { device: Device }) {
  const { devices: words } = useWords(securityWords)
  const language = useLanguage()
  const dayOf = (at: Date) => formatShortDay(moroccoDay(at), language)
  return (
    <>
      <p className="row between">
        <strong>
          <bdi>{device.device || words.unknown}</bdi>
        </strong>
        {device.isThis && <Tag tone="ok">{words.thisOne}</Tag>}
      </p>
      <p className="muted">
        {say(words.since, { began: dayOf(device.beganAt), used: dayOf(device.lastUsedAt) })} {device.isSharedPhone && words.shared}
      </p>
      {!device.isThis && (
        <form method="post">
          <input type="hidden" name="mark" value={device.mark} />
          <button className="btn second">{words.end}</button>
        </form>
      )}
    </>
  )
}
