import { Field } from '#app/interface/field.tsx'
import { Icon } from '#app/interface/icon.tsx'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { textIn } from '#app/rules/languages.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { whatsAppAddress } from './invitation-text.ts'
import type { GroupLink } from './invitations.queries.server.ts'
import type { PlaceToInvite } from './place.queries.server.ts'
import { invitationWords } from './words/words.ts'

type Props = {
  cohort: PlaceToInvite
  links: GroupLink[]
  organisations: Array<{ id: string; name: string }>
  mayBeWithout: boolean
  origin: string
}

/** The links by which people of an organisation or of the whole group may ask to take part. */
export function GroupLinks({ cohort, links, organisations, mayBeWithout, origin }: Props) {
  const words = useWords(invitationWords)
  return (
    <section className="section stack">
      <h2>{words.list.links}</h2>
      <p className="muted">{words.list.linksLead}</p>
      <div className="cards roomy">
        {links.map((link) => (
          <OpenLink key={link.id} link={link} cohort={cohort} origin={origin} />
        ))}
      </div>
      <form method="post" className="stack">
        <input type="hidden" name="act" value="make-link" />
        <Field id="organisation" label={words.form.organisation}>
          {(props) => (
            <select {...props} className="input" name="organisation">
              {mayBeWithout && <option value="">{words.list.linkForAll}</option>}
              {organisations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button className="btn second">{words.list.newLink}</button>
      </form>
    </section>
  )
}

function OpenLink({ link, cohort, origin }: { link: GroupLink; cohort: PlaceToInvite; origin: string }) {
  const { list: words, one, messages } = useWords(invitationWords)
  const language = useLanguage()
  const address = `${origin}/rejoindre/${link.token ?? ''}`
  return (
    <article className="card stack">
      <h3>{link.organisation === null ? words.linkForAll : say(words.link, { organisation: link.organisation })}</h3>
      <p className="muted">{say(words.linkUntil, { day: formatShortDay(moroccoDay(link.expiresAt), language) })}</p>
      {link.token === null ? (
        <p>{words.closed}</p>
      ) : (
        <>
          <p className="ltr">{address}</p>
          <p className="row">
            <a
              className="btn second"
              href={whatsAppAddress(null, say(messages.group, { course: textIn(cohort.course, language), link: address }))}
              rel="noreferrer"
              target="_blank"
            >
              <Icon name="message-square" />
              {one.openWhatsApp}
            </a>
            <a className="btn second" href={`/cohortes/${cohort.id}/invitations/affiche/${link.id}`}>
              <Icon name="printer" />
              {words.poster}
            </a>
          </p>
        </>
      )}
      <form method="post">
        <input type="hidden" name="act" value="close-link" />
        <input type="hidden" name="link" value={link.id} />
        <button className="btn quiet">{words.endLink}</button>
      </form>
    </article>
  )
}
