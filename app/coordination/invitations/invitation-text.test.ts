import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#app/rules/languages.ts'
import { PROGRAMMES } from '#db/seed/seed-world.ts'
import { invitationMessage, whatsAppAddress } from './invitation-text.ts'

const invited = {
  name: 'Aminata Diallo',
  inviter: 'Claire Mertens',
  course: PROGRAMMES.femmes.title,
  expiresAt: new Date('2026-12-07T23:59:59Z'),
  address: 'https://passerelle.example.org/b/7KQ4-M2XD-9TWB-3HCP',
}

describe('the message of an invitation', () => {
  test.each(LANGUAGES)('in %s has at most 420 characters and the link alone on its last line', (language) => {
    const text = invitationMessage({ ...invited, language })
    expect(text.length).toBeLessThanOrEqual(420)
    expect(text.split('\n').at(-1)).toBe(invited.address)
    expect(text).toContain('Aminata')
    expect(text).not.toMatch(/\{|Diallo|Mertens/)
  })

  test('opens WhatsApp with the number without its plus sign and the text as it is', () => {
    const address = whatsAppAddress('+212600000001', 'Bonjour & à bientôt\nhttps://x.example')
    expect(address).toMatch(/^https:\/\/wa\.me\/212600000001\?text=/)
    expect(new URL(address).searchParams.get('text')).toBe('Bonjour & à bientôt\nhttps://x.example')
  })
})
