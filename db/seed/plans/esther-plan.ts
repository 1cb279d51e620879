import type { PlanMoney } from '#app/rules/plan-money.ts'
import { ACTIONS, COMPETITORS, gridOf, INDICATORS, INTERVIEWS, moneyTables, months, product, RISKS, SUPPLIERS } from './written-plan.ts'
import type { WrittenPlan } from './written-plan.ts'

const texts = {
  p1: `Je m’appelle Esther. Je lave et je repasse le linge des autres depuis cinq ans, chez eux. Trois familles me gardent depuis le début. En 2025, j’ai noté 210 journées dans un carnet.

J’ai 32 heures par semaine : 22 pour laver et repasser, 6 pour chercher et rendre le linge, 4 pour gérer. Le dimanche est libre.

Je décide seule. Mon frère m’aide pour les livraisons du samedi avec son triporteur : 20 DH par tournée. Il me manque l’habitude des factures, et la trésorière de Femmes debout m’apprend. Si je suis malade, je préviens et je rends le linge deux jours plus tard, sans faire payer la livraison.`,
  p2: `Dans mon quartier, les appartements n’ont pas de terrasse et les machines sont petites. En hiver, le linge ne sèche pas. Huit personnes sur douze m’ont dit qu’elles portent leurs couvertures chez une tante, en bus.

Le pressing prend 60 DH pour une couverture, mais il ne lave pas le linge de tous les jours. La laverie la plus proche est à vingt-cinq minutes.

Je lave et je plie au kilo, je repasse à la pièce et je lave les couettes. Je viens chercher le sac et je le rends deux jours plus tard. Ma phrase : « Donnez le sac lundi, retrouvez le linge plié mercredi. »`,
  p3: `Je vise deux profils. Le premier est une famille avec des enfants, sans place pour sécher. Elle donne 6 à 8 kilos par semaine, paie entre 90 et 140 DH et choisit un jour fixe. Son frein : donner son linge à une inconnue. Le second est un étudiant ou un travailleur seul : 4 kilos tous les dix jours, le soir.

Le quartier compte 600 appartements, d’après le syndic de trois résidences. Dans mes entretiens, 5 familles sur 12 paieraient chaque semaine. Je reste prudente : je compte une famille sur 60, soit 10 familles la première année, et 8 personnes seules. Cela fait environ 250 kilos par mois.

J’ai interrogé 12 familles et lavé 9 sacs d’essai en octobre. Six familles ont redonné un sac la semaine suivante.

Mes trois concurrents : le pressing (60 DH la couverture), la laverie (25 minutes de bus) et une dame qui repasse à domicile (7 DH la chemise).

Les mois forts vont d’octobre à mars, parce que le linge ne sèche pas. L’été est plus calme pour les couettes, mais les chemises restent.`,
  p4: `Je vends trois services. Le kilo lavé et plié coûte 5,70 DH et je le vends 18 DH. La pièce repassée coûte 2,30 DH et je la vends 6 DH. La couette coûte 25 DH et je la vends 70 DH.

J’ai comparé trois prix pour le kilo avec neuf familles. À 14 DH, toutes disent oui, mais il reste 7,80 DH pour mon travail et la caisse devient négative dès avril. À 18 DH, sept familles sur neuf continuent. À 22 DH, il n’en reste que trois. Je garde 18 DH.

Le coût compte la lessive, l’eau, l’électricité, le sac et l’usure des vêtements abîmés. Mon temps n’y est pas : je le paie par mon prélèvement.

Le prix comprend le ramassage et la livraison dans les six rues. Si le linge est en retard, la livraison suivante est gratuite. Une pièce abîmée est remboursée jusqu’à 100 DH.`,
  p5: `Un sac suit sept étapes : ramassage et pesée devant la cliente, fiche avec le nombre de pièces, tri, lavage, séchage, pliage ou repassage, retour avec la fiche signée.

Je loue un local de rez-de-chaussée avec une cour couverte pour sécher. La machine de 10 kilos tourne quatre fois par jour au plus. Je lave la nuit les jours de chaleur, car l’eau est moins demandée.

J’achète la lessive chez un grossiste et chez une épicerie en secours.

Chaque famille a sa couleur de pince. Le linge de deux familles ne se mélange jamais. Les produits sont en hauteur, loin des enfants, et la prise de la machine a une protection.`,
  p6: `Je choisis le statut d’auto-entrepreneure, activité de services. Mes ventes prévues sont de 79 120 DH, loin du plafond, et je décide seule. L’impôt est de 1 % de ce que j’encaisse.

Étapes : préparer les pièces, inscription en ligne, dépôt du dossier, carte, compte, carnet de recettes. Je compte 300 DH et cinq semaines.

Je déclare chaque trimestre, même sans vente, et je paie la contribution AMO. Je remets un reçu pour chaque sac. Je garde seulement le prénom, l’étage et le téléphone. J’ai demandé au syndic l’accord pour le bruit : pas de machine après 21 heures.`,
  p7a: `Il me faut 13 100 DH. La machine de 10 kilos coûte 6 500 DH d’occasion révisée, avec six mois de garantie. La caution représente deux mois de loyer. Je garde 1 500 DH, un mois de charges fixes.`,
  p7b: `Épargne : 4 600 DH. Tontine : 3 500 DH, mon tour est le 20 janvier. Prêt de ma tante : 5 000 DH, écrit et signé, dix fois 500 DH à partir de mai. Tout est confirmé. Plan B si la tontine tarde : je commence avec ma machine de la maison pendant un mois, pour cinq familles.`,
  p7c: `Les ventes de l’année sont de 79 120 DH et la marge de 52 702 DH. Après les charges, l’AMO, l’impôt et l’usure, il reste 30 651 DH. Je prends 1 000 DH par mois la première année, et chaque mois le permet : février laisse encore 576 DH.`,
  p7d: `Sans prélèvement, le seuil est de 32 403 DH par an, soit 2 700 DH par mois. Je l’atteins en juillet. Avec 12 000 DH de prélèvement, il est de 50 693 DH, soit 4 224 DH par mois. Je l’atteins en octobre.`,
  p7e: `La caisse reste positive. Le mois le plus bas est février, avec 2 437 DH. À −20 % de ventes, il reste 1 860 DH ce mois-là. Mes trois décisions si les ventes baissent : un jour de ramassage en moins, pas de prélèvement pendant un mois, et une offre de couettes avant l’hiver.`,
  p8: `Six risques sont dans le tableau. Le plus grave est un vêtement abîmé. Je note les pièces fragiles devant la cliente et je refuse la soie et le cuir.

Le deuxième est la panne de la machine. Je garde 600 DH à part et j’ai le numéro d’un réparateur qui vient le jour même.

Le troisième est mon dos. Les sacs ne dépassent pas 8 kilos et mon frère porte les couettes.`,
  p9: `Mon frère gagne quatre tournées par mois. À partir de l’automne, une femme de l’association repasse avec moi six heures par semaine, payée à la pièce, environ 18 DH de l’heure.

Je lave à 30 degrés quand c’est possible et je récupère l’eau du dernier rinçage pour le sol. Les sacs sont en tissu.

Je mesure trois choses : les heures payées à d’autres, les sacs rendus à l’heure et les litres d’eau par kilo. Les fiches sont détruites après trois mois.`,
  p10: `Le tableau commence par le local et la machine. Les cinq premières familles sont servies dès la quatrième semaine. Je fais un premier bilan à la onzième.`,
  p11: `Bonjour, je m’appelle Esther. Quand il pleut, regardez les balcons de mon quartier : ils sont pleins de linge qui ne sèche pas.

Je lave, je sèche et je plie. Vous donnez le sac lundi, vous le retrouvez mercredi. Le prix est écrit : 18 DH le kilo.

En octobre, j’ai lavé 9 sacs d’essai. Six familles ont redonné un sac la semaine d’après. Elles m’ont dit une chose : elles ont gagné leur dimanche.

Il me faut 13 100 DH. Tout est trouvé : mon épargne, la tontine et un prêt de ma tante. À partir de 2 700 DH de ventes par mois, le local paie ses charges.

Je cherche deux choses : l’accord de deux résidences pour déposer une affiche, et une école qui me confie ses blouses une fois par mois. Merci.`,
}

const FIXED_COSTS = [
  { name: 'Loyer du local', amount: '900' },
  { name: 'Eau et électricité de base', amount: '100' },
  { name: 'Téléphone', amount: '80' },
  { name: 'Tournées du samedi', amount: '180' },
  { name: 'Affiches', amount: '40' },
  { name: 'Compte bancaire', amount: '40' },
  { name: 'Entretien de la machine', amount: '80' },
  { name: 'Imprévus', amount: '80' },
]

const second: PlanMoney = {
  unitCosts: {
    rows: [
      product('kilo', 'Lavage et pliage, le kilo', '18', ['1.10', '1.60', '2.50', '0.50']),
      product('chemise', 'Repassage, une pièce', '6', ['0.20', '0.40', '1.50', '0.20']),
      product('couette', 'Couette ou couverture', '70', ['6', '9', '8', '2']),
    ],
  },
  sales: {
    kilo: months(180, 200, 240, 250, 260, 260, 240, 230, 280, 300, 310, 320),
    chemise: months(150, 160, 180, 200, 220, 220, 200, 180, 240, 260, 260, 260),
    couette: months(14, 14, 12, 8, 6, 4, 4, 6, 10, 14, 16, 16),
  },
  fixedCosts: { rows: FIXED_COSTS },
  funding: {
    needs: [
      { kind: 'equipment', name: 'Machine de 10 kilos, révisée', amount: '6500' },
      { kind: 'equipment', name: 'Fer à vapeur et table', amount: '900' },
      { kind: 'equipment', name: 'Séchoirs et pinces', amount: '600' },
      { kind: 'equipment', name: 'Balance, sacs, étagère', amount: '500' },
      { kind: 'deposit', name: 'Caution, deux mois de loyer', amount: '1800' },
      { kind: 'start-up', name: 'Inscription et cachet', amount: '300' },
      { kind: 'working-capital', name: 'Lessive et familles qui paient en fin de mois', amount: '1000' },
      { kind: 'safety', name: 'Réserve', amount: '1500' },
    ],
    resources: [
      { name: 'Épargne', amount: '4600', confirmed: true },
      { name: 'Tour de tontine du 20 janvier', amount: '3500', confirmed: true },
      { name: 'Prêt de ma tante, 10 × 500 DH à partir de mai', amount: '5000', confirmed: true },
    ],
    workingCapital: { stock: '450', receivables: '550', payables: '0' },
  },
  assumptions: {
    taxRate: '1',
    amoQuarter: '390',
    wearMonths: '60',
    paidNextMonth: '10',
    ownerDraw: '1000',
    loanPayment: '500',
    firstLoanMonth: '4',
    loanPayments: '10',
    start: '2027-02',
  },
}

const first: PlanMoney = {
  ...second,
  unitCosts: {
    rows: [
      product('kilo', 'Lavage et pliage, le kilo', '14', ['1.10', '1.60', '3', '0.50']),
      product('chemise', 'Repassage, une pièce', '5', ['0.20', '0.40', '1.50', '0.20']),
      product('couette', 'Couette ou couverture', '60', ['6', '9', '8', '2']),
    ],
  },
  assumptions: { ...second.assumptions, ownerDraw: '1500' },
}

const grids = {
  interviews: gridOf(INTERVIEWS, [
    ['interview', 'Le linge ne sèche pas en hiver', 10, 12, 'J’ai du linge sur toutes les chaises.', 'Cour couverte'],
    ['interview', 'Couvertures portées en bus', 8, 12, 'Ma tante en a assez.', 'Ramassage à la porte'],
    ['interview', 'Paierait chaque semaine', 5, 12, 'Si c’est toujours le lundi.', 'Jour fixe'],
    ['test-sale', 'Sacs d’essai redonnés', 6, 9, 'J’ai gagné mon dimanche.', 'Carte de fidélité abandonnée'],
  ]),
  competitors: gridOf(COMPETITORS, [
    ['Pressing du boulevard', 'Couverture', 60, '4 jours', 'Ne lave pas le linge courant', '2026-10-02'],
    ['Laverie', 'Une machine de 8 kilos', 45, '2 heures', 'À 25 minutes de bus', '2026-10-02'],
    ['Dame du 3e étage', 'Chemise repassée', 7, 'Le lendemain', 'Ne lave pas', '2026-10-09'],
  ]),
  suppliers: gridOf(SUPPLIERS, [
    ['Lessive', 'Grossiste de la zone', 'bidon de 20 kilos', 260, '2 jours', 'Comptant'],
    ['Lessive', 'Épicerie du coin', 'baril de 3 kilos', 52, 'le jour même', 'Comptant'],
    ['Sacs en tissu', 'Couturière de l’association', 'sac', 18, '5 jours', 'À la remise'],
  ]),
  risks: gridOf(RISKS, [
    ['Vêtement abîmé', 'possible', 'serious', 'Pièces fragiles notées, soie refusée', 'Esther', 100, 'Tache non notée'],
    ['Machine en panne', 'possible', 'severe', 'Réparateur et 600 DH à part', 'Esther', 600, 'Bruit à l’essorage'],
    ['Mal de dos', 'frequent', 'serious', 'Sacs de 8 kilos au plus', 'Esther et son frère', 0, 'Douleur le soir'],
    ['Coupure d’eau', 'possible', 'serious', 'Réserve de 200 litres', 'Esther', 120, 'Avis de travaux'],
    ['Famille qui part', 'possible', 'light', 'Liste d’attente', 'Esther', 0, 'Sac sauté deux fois'],
    ['Bruit pour les voisins', 'possible', 'serious', 'Pas de machine après 21 heures', 'Esther', 0, 'Première remarque'],
  ]),
  indicators: gridOf(INDICATORS, [
    ['Heures payées à d’autres, par mois', 0, 28, '2027-12', 'Carnet'],
    ['Sacs rendus à l’heure, en %', 0, 95, '2027-12', 'Fiches signées'],
    ['Litres d’eau par kilo', 14, 10, '2027-12', 'Compteur'],
  ]),
  actions: gridOf(ACTIONS, [
    [1, 'Signer le local, payer la caution', '2027-02-01', 'Esther', 1800, 'Contrat', 'Clés'],
    [2, 'Acheter et brancher la machine', '2027-02-08', 'Esther et son frère', 6500, 'Facture', 'Premier lavage'],
    [3, 'Inscription, ouverture du compte', '2027-02-15', 'Esther', 300, 'Reçu', 'Dossier complet'],
    [4, 'Servir les cinq premières familles', '2027-02-22', 'Esther', 0, 'Fiches', '35 kilos'],
    [5, 'Poser les affiches dans deux résidences', '2027-03-01', 'Le frère d’Esther', 40, 'Accord du syndic', 'Dix appels'],
    [6, 'Essayer la tournée du samedi', '2027-03-08', 'Esther et son frère', 20, 'Carnet', 'Huit sacs'],
    [7, 'Demander l’avis de cinq familles', '2027-03-15', 'Esther', 0, 'Avis notés', 'Une chose changée'],
    [8, 'Proposer les couettes avant la fin du froid', '2027-03-22', 'Esther', 0, 'Message envoyé', '14 couettes'],
    [9, 'Compter l’eau et la lessive', '2027-03-29', 'Esther', 0, 'Relevé', 'Coût du kilo confirmé'],
    [10, 'Rencontrer une école pour les blouses', '2027-04-05', 'Esther', 10, 'Devis', 'Un essai'],
    [11, 'Comparer ventes et prévision', '2027-04-12', 'Esther et la trésorière', 0, 'Page de bilan', 'Prélèvement décidé'],
    [12, 'Première déclaration', '2027-04-26', 'Esther', 0, 'Accusé de réception', 'Payée à temps'],
  ]),
}

/** Esther's laundry after the trainer's remarks: figures for the market, three prices compared, a cash plan that holds. */
export const ESTHER_SECOND: WrittenPlan = { texts, tables: { ...moneyTables(second), ...grids } }

/** The same plan as it was handed in first. */
export const ESTHER_FIRST: WrittenPlan = {
  texts: {
    ...texts,
    p3: `Je vise deux profils. Le premier est une famille avec des enfants, sans place pour sécher. Elle donne 6 à 8 kilos par semaine et choisit un jour fixe. Son frein : donner son linge à une inconnue. Le second est un étudiant ou un travailleur seul.

Le quartier est grand et il y a beaucoup d’appartements. Je pense avoir assez de familles.

J’ai interrogé 12 familles et lavé 9 sacs d’essai en octobre. Six familles ont redonné un sac la semaine suivante.

Mes trois concurrents : le pressing, la laverie et une dame qui repasse à domicile.

Les mois forts vont d’octobre à mars, parce que le linge ne sèche pas. L’été est plus calme.`,
    p4: `Je vends trois services. Le kilo lavé et plié coûte 6,20 DH et je le vends 14 DH. La pièce repassée coûte 2,30 DH et je la vends 5 DH. La couette coûte 25 DH et je la vends 60 DH.

J’ai choisi 14 DH parce que c’est moins cher que les autres.

Le coût compte la lessive, l’eau, l’électricité et le sac. Mon temps n’y est pas.

Le prix comprend le ramassage et la livraison dans les six rues. Si le linge est en retard, la livraison suivante est gratuite.`,
    p6: texts.p6.replace('79 120 DH', '63 070 DH'),
    p7c: `Les ventes de l’année sont de 63 070 DH. Après les charges, il reste un petit bénéfice. Je prends 1 500 DH par mois pour la maison.`,
    p7d: `Je dois vendre environ 3 240 DH par mois pour payer les charges, sans compter mon prélèvement.`,
    p7e: `La caisse baisse un peu au printemps, mais elle remonte en automne. Si les ventes baissent, je ferai attention.`,
    p11: texts.p11.replace('18 DH le kilo', '14 DH le kilo').replace('2 700 DH de ventes', '3 240 DH de ventes'),
  },
  tables: { ...moneyTables(first), ...grids },
}
