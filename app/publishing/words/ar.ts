import type { Words } from './fr.ts'

export const ar: Words = {
  example: 'مثال',
  exercise: 'تمرين',
  keep: 'للتذكّر',
  note: 'ملاحظة',
  warning: 'انتباه',
  table: 'جدول',
  difficultWords: (count) => `كلمات صعبة (${count})`,
  toConfirm: 'يلزم التأكد منه',
}
