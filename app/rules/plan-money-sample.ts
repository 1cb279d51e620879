import type { PlanMoney } from './plan-money.ts'

/** A fictional, coherent plan (Atelier Sika, sewing, Salé): the example of the course, the demonstration and the tests. Amounts in dirhams. */
export const ATELIER_SIKA: PlanMoney = {
  unitCosts: {
    rows: [
      { id: 'sac', name: 'Sac cabas en wax', price: '130', material: '34', supplies: '12', labour: '18', packaging: '4' },
      { id: 'pochette', name: 'Pochette / trousse', price: '50', material: '9', supplies: '4', labour: '7', packaging: '2' },
      { id: 'tenue', name: 'Tenue sur mesure', price: '380', material: '95', supplies: '20', labour: '45', packaging: '5' },
      { id: 'retouche', name: 'Retouche', price: '40', material: '0', supplies: '4', labour: '0', packaging: '0' },
    ],
  },
  sales: {
    sac: ['14', '18', '28', '18', '22', '24', '26', '24', '20', '22', '26', '40'],
    pochette: ['20', '25', '40', '25', '30', '32', '35', '32', '28', '30', '36', '56'],
    tenue: ['6', '9', '12', '7', '10', '12', '14', '13', '9', '9', '10', '13'],
    retouche: ['20', '22', '20', '20', '24', '22', '20', '18', '24', '24', '24', '22'],
  },
  fixedCosts: {
    rows: [
      { name: 'Part de loyer d’un atelier partagé', amount: '900' },
      { name: 'Eau et électricité', amount: '150' },
      { name: 'Téléphone et internet', amount: '120' },
      { name: 'Transport (achats, livraisons non facturées)', amount: '250' },
      { name: 'Communication', amount: '100' },
      { name: 'Compte et frais bancaires', amount: '40' },
      { name: 'Entretien des machines', amount: '60' },
      { name: 'Imprévus', amount: '100' },
    ],
  },
  funding: {
    needs: [
      { kind: 'equipment', name: 'Machine à coudre industrielle (occasion révisée)', amount: '4200' },
      { kind: 'equipment', name: 'Surjeteuse (occasion)', amount: '3200' },
      { kind: 'equipment', name: 'Fer vapeur et table', amount: '1100' },
      { kind: 'equipment', name: 'Table de coupe, mannequin, étagères', amount: '1500' },
      { kind: 'equipment', name: 'Petit outillage', amount: '400' },
      { kind: 'equipment', name: 'Enseigne, étiquettes, photos produits', amount: '400' },
      { kind: 'deposit', name: 'Caution du local (2 mois × 900)', amount: '1800' },
      { kind: 'start-up', name: 'Frais de démarrage (inscription, timbres, cachet)', amount: '300' },
      { kind: 'working-capital', name: 'Stock et clients qui paient à 30 jours', amount: '5400' },
      { kind: 'safety', name: 'Trésorerie de sécurité', amount: '1700' },
    ],
    resources: [
      { name: 'Épargne personnelle', amount: '5000', confirmed: true },
      { name: 'Tour de tontine (daret)', amount: '4000', confirmed: true },
      { name: 'Subvention d’un projet d’appui (à confirmer)', amount: '3000', confirmed: false },
      { name: 'Prêt sans intérêt, 10 × 800 DH à partir du 4e mois', amount: '8000', confirmed: true },
    ],
    workingCapital: { stock: '4000', receivables: '1400', payables: '0' },
  },
  assumptions: {
    taxRate: '0.5',
    amoQuarter: '390',
    wearMonths: '60',
    paidNextMonth: '15',
    ownerDraw: '2500',
    loanPayment: '800',
    firstLoanMonth: '4',
    loanPayments: '10',
    start: '2027-01',
  },
}
