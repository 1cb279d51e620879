import { expect, test } from 'vitest'
import { pageTitle, publicPage, tokenPreview } from './page.ts'

const given = {
  data: { title: 'Se connecter', about: 'Avec votre numéro.' },
  matches: [{ id: 'root', data: { siteName: 'Passerelle', origin: 'https://example.org', path: '/connexion' } }],
}
const named = (tags: object[], name: string) =>
  tags.flatMap((tag) => (Object.values(tag)[0] === name && 'content' in tag ? [tag.content] : []))

test('the title in the tab names the site, the preview of a link does not', () => {
  expect(pageTitle(given)).toEqual([{ title: 'Se connecter · Passerelle' }])
  expect(named(publicPage(given), 'og:title')).toEqual(['Se connecter'])
  expect(named(publicPage(given), 'og:image')).toEqual(['https://example.org/apercu.png'])
})

test('the preview of a link with a token tells no address of its own', () => {
  const tags = tokenPreview({ title: 'Votre cours vous attend', about: 'Un cours gratuit.', origin: 'https://example.org' })
  expect(named(tags, 'robots')).toEqual(['noindex'])
  expect(named(tags, 'og:url')).toEqual([])
  expect(tags).toContainEqual({ tagName: 'link', rel: 'canonical', href: 'https://example.org/' })
})

test('a page without a title of its own has the name of the site', () => {
  expect(pageTitle({ ...given, data: undefined })).toEqual([{ title: 'Passerelle' }])
})
