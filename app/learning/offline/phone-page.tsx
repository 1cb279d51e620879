import { Icon } from '#app/interface/icon.tsx'
import { LearnerPage } from '#app/interface/learner-page.tsx'
import { Notice } from '#app/interface/notice.tsx'
import { usePage } from '#app/interface/page.ts'
import { Tag } from '#app/interface/tag.tsx'
import { useWords } from '#app/language/use-language.tsx'
import phoneScript from '#app/offline/telephone.client.ts?worker&url'
import { offlineWords } from './words/words.ts'

/** What this phone keeps and what waits to be sent: the frame of it, which the script fills from the phone. It is kept itself, and stands for pages that are not. */
export function PhonePage() {
  const { phone } = useWords(offlineWords)
  const { viewer } = usePage()
  if (viewer?.isSharedPhone) {
    return (
      <LearnerPage back={{ to: '/accueil', label: phone.toHome }}>
        <h1>{phone.title}</h1>
        <Notice kind="info" title={phone.shared}>
          {phone.sharedText}
        </Notice>
      </LearnerPage>
    )
  }
  const { finished, about, update, room, month, dropSure, late } = phone
  return (
    <LearnerPage back={{ to: '/accueil', label: phone.toHome }}>
      <div id="absente" hidden className="stack">
        <p className="lead">
          <b>{phone.missing}</b>
        </p>
        <p>{phone.missingText}</p>
      </div>
      <h1>{phone.title}</h1>
      <p className="lead">{phone.lead}</p>
      <noscript>
        <Notice kind="info">{phone.noScripts}</Notice>
      </noscript>
      <div
        data-load={phoneScript}
        data-phone={JSON.stringify({ finished, about, update, room, month, dropSure, late })}
        hidden
        className="stack"
      >
        <section className="section stack" id="attente" aria-labelledby="h-attente">
          <h2 id="h-attente">{phone.waiting}</h2>
          <p data-none="entry">{phone.nothingWaits}</p>
          <ul className="tasks" data-list="entry" />
          <p data-some="entry" hidden>
            <button type="button" className="btn wide" data-act="send">
              <Icon name="send" />
              {phone.sendNow}
            </button>
          </p>
        </section>
        <details data-some="sent" hidden>
          <summary>{phone.sent}</summary>
          <div className="stack">
            <p className="hint">{phone.sentHint}</p>
            <ul className="tasks" data-list="sent" />
            <p>
              <button type="button" className="btn second wide" data-act="resend">
                {phone.resend}
              </button>
            </p>
          </div>
        </details>
        <section className="section stack" aria-labelledby="h-garde">
          <h2 id="h-garde">{phone.packs}</h2>
          <p data-none="pack">{phone.nothingKept}</p>
          <ul className="tasks" data-list="pack" />
          <p className="muted" data-fact="room" hidden />
          <p className="muted" data-fact="month" hidden />
        </section>
        <div className="card stack" data-install="" hidden>
          <p>{phone.install}</p>
          <p className="row">
            <button type="button" className="btn second" data-act="install">
              {phone.installNow}
            </button>
            <button type="button" className="btn quiet" data-act="later">
              {phone.installLater}
            </button>
          </p>
        </div>
        <EntryRow />
        <PackRow />
      </div>
    </LearnerPage>
  )
}

function EntryRow() {
  const { phone } = useWords(offlineWords)
  return (
    <template data-row="entry">
      <li>
        <div className="stack">
          <p>
            <b data-slot="title" dir="auto" />
            <span className="about" data-slot="when" />
          </p>
          <p data-when="waiting">
            <Tag tone="warn" icon="clock">
              {phone.notSentYet}
            </Tag>
          </p>
          <p data-when="sent" hidden>
            <Tag tone="ok" icon="check">
              {phone.isSent}
            </Tag>
          </p>
          <div data-when="refused" hidden className="stack">
            <p>
              <Tag tone="bad" icon="circle-alert">
                {phone.refused}
              </Tag>
            </p>
            <p data-slot="why">{phone.refusedWhy}</p>
          </div>
          <details data-when="typed" hidden>
            <summary>{phone.typed}</summary>
            <p className="said" data-slot="text" dir="auto" />
          </details>
          <p className="row" data-when="refused" hidden>
            <button type="button" className="btn second" data-act="open">
              {phone.open}
            </button>
            <button type="button" className="btn second" data-act="again">
              {phone.again}
            </button>
            <button type="button" className="btn quiet" data-act="drop">
              {phone.drop}
            </button>
          </p>
        </div>
      </li>
    </template>
  )
}

function PackRow() {
  const { phone } = useWords(offlineWords)
  return (
    <template data-row="pack">
      <li>
        <div className="stack">
          <p>
            <button type="button" className="btn quiet" data-act="visit" data-slot="title" dir="auto" />
            <span className="about" data-slot="about" />
          </p>
          <div data-when="outdated" hidden className="stack">
            <p>{phone.outdated}</p>
            <p>
              <button type="button" className="btn second" data-act="update" data-slot="update" />
            </p>
          </div>
        </div>
        <button type="button" className="btn danger" data-act="remove">
          <Icon name="trash-2" />
          {phone.remove}
        </button>
      </li>
    </template>
  )
}
