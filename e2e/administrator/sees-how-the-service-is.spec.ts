import { expect, expectAccessible, test } from '../support/story.ts'

test('an administrator sees in words that the service is well, and in which languages each course exists', async ({ comes }) => {
  const ines = await comes('ines', { language: 'en' })
  await ines.goes('/admin/sante')
  await expect(ines.page.getByText('All is well.')).toBeVisible()
  await expect(ines.page.getByRole('row', { name: /Migrations/ })).toContainText(/(\d+) of \1 applied/)
  await ines.goes('/admin/cours')
  await expect(ines.page.getByRole('row', { name: /from idea to business plan|Women/i }).last()).toContainText('Français')
  await expectAccessible(ines)
})
