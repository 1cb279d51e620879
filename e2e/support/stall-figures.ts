/** Figures of a market stall whose sums are known: 150 + 99.50 of costs a month, 3,000 + 1,250.50 to begin with; by part and field. */
export const STALL_FIGURES: Readonly<Record<string, Record<string, string>>> = {
  p4: {
    't.unit-costs.rows.0.id': 'beignets',
    't.unit-costs.rows.0.name': 'Beignets',
    't.unit-costs.rows.0.price': '12',
    't.unit-costs.rows.0.material': '4,50',
  },
  p7a: {
    't.funding.needs.0.name': 'Chariot',
    't.funding.needs.0.kind': 'equipment',
    't.funding.needs.0.amount': '3 000',
    't.funding.needs.1.name': 'Premier stock',
    't.funding.needs.1.kind': 'equipment',
    't.funding.needs.1.amount': '1250,50',
    't.funding.resources.0.name': 'Épargne',
    't.funding.resources.0.amount': '4250,50',
  },
  p7c: {
    't.fixed-costs.rows.0.name': 'Place au marché',
    't.fixed-costs.rows.0.amount': '150',
    't.fixed-costs.rows.1.name': 'Téléphone',
    't.fixed-costs.rows.1.amount': '99,50',
  },
}
