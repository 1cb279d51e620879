import { ACTIONS, COMPETITORS, gridOf, INDICATORS, INTERVIEWS, moneyTables, months, product, RISKS, SUPPLIERS } from './written-plan.ts'
import type { WrittenPlan } from './written-plan.ts'

const texts = {
  p1: `Je suis Aminata et je préside l’association Femmes debout. Je prépare des jus et des pastels depuis six ans, d’abord pour les fêtes, puis pour les réunions de l’association. En 2025, j’ai préparé 31 commandes. Je garde les dates et les prix dans un cahier.

J’ai 24 heures par semaine : 14 pour préparer, 6 pour vendre et livrer, 4 pour gérer. Le mercredi reste pour l’association.

Je travaille avec Fatou, deux matinées par semaine. Elle coupe les fruits et remplit les bouteilles. Je la paie à la bouteille. Je décide seule et je garde l’argent dans un compte à part.

Il me manque la comptabilité. Je suis la formation du lundi avec la trésorière. Si je suis absente, Fatou livre les commandes déjà payées.`,
  p2: `Dans mon quartier, les bureaux et les écoles commandent à boire pour leurs réunions. Ils achètent du soda ou du jus en brique. Six responsables sur neuf m’ont dit que leurs invités laissent la moitié des bouteilles.

Les familles, elles, veulent des pastels pour les baptêmes. Une voisine les prépare, mais elle ne prend pas de commande la semaine.

Je propose trois choses : un gingembre citron en petite bouteille, un bissap d’un litre, et un plateau de 30 pastels prêt à servir.

Ma promesse : « Vos boissons arrivent fraîches, à l’heure, et vous payez ce qui est bu. » Je reprends les bouteilles fermées le lendemain.`,
  p3: `Mes clientes sont les femmes du quartier et les bureaux autour de l’avenue. Les femmes du quartier achètent pour les fêtes. Les bureaux achètent pour les réunions du mardi et du jeudi.

J’ai parlé avec 9 responsables de bureau et 12 familles. Presque tout le monde aime le gingembre. Les bureaux veulent une facture et une livraison avant 9 heures.

J’ai trois concurrents : une épicerie qui vend du jus en brique, une dame qui fait du bissap à la maison et un traiteur. Le traiteur est cher, mais il livre toujours à l’heure.

Les mois forts sont juin, juillet et août, parce qu’il fait chaud, et décembre pour les fêtes. Le ramadan est calme le jour, mais les familles commandent pour le soir.`,
  p4: `J’ai trois produits. Le gingembre citron coûte 5,50 DH et je le vends 10 DH. Le bissap d’un litre coûte 10,50 DH et je le vends 22 DH. Le plateau de 30 pastels coûte 53 DH et je le vends 90 DH.

Le coût compte les fruits, le sucre, le gaz de la cuisson, la bouteille, l’étiquette et la part de Fatou. J’ai ajouté un peu pour les fruits abîmés.

J’ai choisi 10 DH parce que c’est un prix rond. Tout le monde est content avec ce prix.

La livraison est gratuite à partir de 150 DH. Le prix comprend les gobelets pour les bureaux. Je donne un reçu à chaque fois.`,
  p5: `Une commande suit six étapes. Je la note la veille avant 18 heures. J’achète les fruits au marché de gros le lundi et le mercredi. Je lave, je coupe et je presse le matin, avec Fatou. Je mets en bouteille, je colle l’étiquette avec la date, et je range au froid. Je livre entre 7 h 30 et 9 heures. Le soir, je note l’argent reçu.

Je travaille dans la cuisine de l’association. Je paie une part du loyer. La cuisine a deux éviers, une hotte et un extincteur contrôlé en septembre.

Chaque bouteille porte la date. Ce qui a plus de trois jours est jeté et noté. Les surfaces sont lavées avant et après. Nous portons une charlotte et des gants.`,
  p6: `Je veux prendre le statut d’auto-entrepreneure, activité de commerce et artisanat alimentaire. Mes ventes sont loin du plafond. L’impôt est simple : 0,5 % de ce que j’encaisse.

Les étapes : préparer les pièces, m’inscrire en ligne, déposer le dossier, ouvrir un compte, tenir le carnet de recettes. Je compte 300 DH et cinq semaines.

Pour la nourriture, je dois demander l’autorisation sanitaire de la cuisine. Le bureau d’hygiène m’a donné la liste en octobre. Il manque encore une moustiquaire et un thermomètre de frigo.`,
  p7a: `Il me faut 9 000 DH. Le plus cher est le réfrigérateur vitré : 2 600 DH d’occasion. Le blender professionnel coûte 1 800 DH. J’ai deux annonces pour chaque appareil. Je garde 900 DH de réserve et 1 500 DH pour les premiers achats.`,
  p7b: `J’ai 3 500 DH d’épargne et mon tour de tontine de 3 000 DH arrive en janvier. Ma sœur me donne 1 000 DH. L’aide de 1 000 DH du projet de quartier va arriver bientôt. Avec tout cela, je peux commencer en février.`,
  p7c: `L’année apporte 53 360 DH de ventes et 25 251 DH de marge. Les charges fixes sont de 1 400 DH par mois. Le résultat de l’année est de 5 199 DH avant mon prélèvement. Je prends 1 000 DH par mois pour la maison.`,
  p7d: `Sans mon prélèvement, le seuil est de 42 256 DH par an, soit 3 521 DH par mois. Je l’atteins en novembre. En moyenne, je vends 4 447 DH par mois, donc je suis au-dessus.`,
  p7e: `La caisse est un peu basse au début, mais elle remonte avec l’été. Si les ventes baissent de 20 %, je ferai moins de pastels et je prendrai moins d’argent pour la maison.`,
  p8: `J’ai mis cinq risques dans le tableau. Le plus grave est la chaleur : une coupure de courant de trois heures peut faire perdre 60 bouteilles. J’ai une glacière et l’accord de l’épicerie d’à côté pour y poser les bouteilles.

Le deuxième est le prix du citron. Il double certains mois. Dans ce cas, je vends plus de bissap.

Le troisième est une cliente malade. Je garde une bouteille de chaque préparation pendant trois jours, avec la date.`,
  p9: `Fatou gagne un revenu deux matinées par semaine, payé à la bouteille. En été, une deuxième femme de l’association peut travailler avec nous.

Les bouteilles vides sont reprises : 50 centimes rendus par bouteille. Elles sont lavées et stérilisées. Les épluchures vont au jardin de l’école.

Je mesure trois choses : les heures payées, les bouteilles rendues et les jours sans retard. Les noms des clientes restent dans un cahier fermé.`,
  p10: `Le tableau va de la cuisine aux premières ventes. Les deux premières semaines sont pour l’autorisation et le matériel. La vente aux bureaux commence la cinquième semaine.`,
  p11: `Bonjour. Je m’appelle Aminata. Quand une réunion finit, regardez la table : la moitié du soda reste dans les bouteilles.

Je prépare des boissons fraîches qui se boivent jusqu’au bout : gingembre citron, bissap, et des plateaux de pastels. Je livre avant 9 heures et je reprends ce qui n’est pas ouvert.

En 2025, j’ai préparé 31 commandes pour des fêtes et des réunions. Neuf bureaux m’ont reçue, et quatre m’ont demandé de revenir avec des prix.

Il me faut 9 000 DH pour commencer. J’ai déjà 7 500 DH avec mon épargne, la tontine et ma sœur.

Je cherche deux bureaux qui commandent chaque semaine, et quelqu’un qui connaît les règles d’hygiène. En échange, j’emploie une femme de l’association deux matinées par semaine. Merci.`,
}

const money = moneyTables({
  unitCosts: {
    rows: [
      product('gingembre', 'Gingembre citron, 33 cl', '10', ['2.80', '0.30', '0.80', '1.60']),
      product('bissap', 'Bissap, 1 litre', '22', ['5.50', '0.80', '1.20', '3']),
      product('pastels', 'Plateau de 30 pastels', '90', ['31', '6', '12', '4']),
    ],
  },
  sales: {
    gingembre: months(80, 90, 110, 120, 140, 160, 170, 160, 120, 100, 90, 110),
    bissap: months(60, 70, 90, 90, 100, 120, 130, 120, 90, 80, 70, 100),
    pastels: months(10, 12, 14, 10, 14, 16, 14, 12, 12, 12, 12, 20),
  },
  fixedCosts: {
    rows: [
      { name: 'Part du loyer de la cuisine', amount: '600' },
      { name: 'Eau, électricité et gaz', amount: '250' },
      { name: 'Téléphone', amount: '80' },
      { name: 'Transport', amount: '300' },
      { name: 'Affiches et étiquettes', amount: '60' },
      { name: 'Compte bancaire', amount: '40' },
      { name: 'Imprévus', amount: '70' },
    ],
  },
  funding: {
    needs: [
      { kind: 'equipment', name: 'Réfrigérateur vitré d’occasion', amount: '2600' },
      { kind: 'equipment', name: 'Blender professionnel', amount: '1800' },
      { kind: 'equipment', name: 'Capsuleuse à main', amount: '700' },
      { kind: 'equipment', name: 'Bacs, couteaux, glacière', amount: '600' },
      { kind: 'deposit', name: 'Caution pour la cuisine', amount: '600' },
      { kind: 'start-up', name: 'Inscription et cachet', amount: '300' },
      { kind: 'working-capital', name: 'Premiers fruits, bouteilles et factures des bureaux', amount: '1500' },
      { kind: 'safety', name: 'Réserve', amount: '900' },
    ],
    resources: [
      { name: 'Mon épargne', amount: '3500', confirmed: true },
      { name: 'Tour de tontine de janvier', amount: '3000', confirmed: true },
      { name: 'Don de ma sœur', amount: '1000', confirmed: true },
      { name: 'Aide du projet de quartier', amount: '1000', confirmed: false },
    ],
    workingCapital: { stock: '1200', receivables: '300', payables: '0' },
  },
  assumptions: {
    taxRate: '0.5',
    amoQuarter: '390',
    wearMonths: '48',
    paidNextMonth: '10',
    ownerDraw: '1000',
    loanPayment: '',
    firstLoanMonth: '',
    loanPayments: '',
    start: '2027-02',
  },
})

/** Aminata's juices and pastels, as she handed them in the first time: clear on the work, thin on numbers of customers and on cash. */
export const AMINATA_PLAN: WrittenPlan = {
  texts,
  tables: {
    ...money,
    interviews: gridOf(INTERVIEWS, [
      ['interview', 'Les invités laissent la moitié du soda', 6, 9, 'On jette les bouteilles ouvertes.', 'Petites bouteilles de 33 cl'],
      ['interview', 'Les bureaux veulent une facture', 7, 9, 'Sans facture, je ne peux pas commander.', 'Facture à chaque livraison'],
      ['interview', 'Les familles commandent des pastels', 8, 12, 'Il en faut cent pour un baptême.', 'Plateaux de 30'],
      ['test-sale', 'Gingembre vendu au marché solidaire', 34, 40, 'C’est fort, mais c’est bon.', 'Un peu moins de gingembre'],
    ]),
    competitors: gridOf(COMPETITORS, [
      ['Épicerie de l’avenue', 'Jus en brique, 1 litre', 14, 'Tout de suite', 'Trop sucré', '2026-10-12'],
      ['Dame du bloc C', 'Bissap, 1 litre', 20, 'Le lendemain', 'Pas d’étiquette', '2026-10-14'],
      ['Traiteur du centre', 'Plateau de 30 bouchées', 150, '48 heures', 'Cher pour une petite réunion', '2026-10-15'],
    ]),
    suppliers: gridOf(SUPPLIERS, [
      ['Gingembre et citron', 'Marché de gros, carreau 12', 'kilo', 18, 'le jour même', 'Comptant'],
      ['Gingembre et citron', 'Marché couvert', 'kilo', 24, 'le jour même', 'Comptant'],
      ['Fleurs de bissap', 'Épicerie africaine de la médina', 'kilo', 55, '2 jours', 'Comptant'],
      ['Bouteilles et bouchons', 'Grossiste d’emballage', 'lot de 100', 140, '3 jours', '3 lots au moins'],
    ]),
    risks: gridOf(RISKS, [
      ['Coupure de courant', 'possible', 'severe', 'Glacière et accord avec l’épicerie', 'Aminata', 80, 'Annonce de travaux'],
      ['Citron trop cher', 'frequent', 'light', 'Plus de bissap ce mois-là', 'Aminata', 0, 'Plus de 12 DH le kilo'],
      ['Cliente malade', 'rare', 'severe', 'Une bouteille gardée trois jours', 'Fatou', 30, 'Une plainte'],
      ['Bureau qui paie tard', 'frequent', 'serious', 'Acompte de la moitié', 'Aminata', 0, 'Dix jours de retard'],
      ['Blender en panne', 'possible', 'serious', 'Blender de la maison en secours', 'Aminata', 200, 'Bruit nouveau'],
    ]),
    indicators: gridOf(INDICATORS, [
      ['Heures payées à des femmes de l’association, par mois', 0, 32, '2027-06', 'Cahier des heures'],
      ['Bouteilles rendues, en %', 0, 60, '2027-12', 'Comptage du vendredi'],
      ['Livraisons avant 9 heures, en %', 0, 95, '2027-06', 'Carnet de livraison'],
    ]),
    actions: gridOf(ACTIONS, [
      [1, 'Déposer le dossier d’hygiène de la cuisine', '2027-02-01', 'Aminata', 0, 'Reçu du bureau', 'Date de visite connue'],
      [2, 'Acheter le réfrigérateur et le blender', '2027-02-08', 'Aminata', 4400, 'Factures', 'Matériel branché'],
      [3, 'Visite de la cuisine', '2027-02-15', 'Aminata et Fatou', 100, 'Compte rendu', 'Accord écrit'],
      [4, 'Acheter bouteilles et étiquettes', '2027-02-22', 'Fatou', 420, 'Facture', '300 bouteilles'],
      [5, 'Première livraison à un bureau', '2027-03-01', 'Aminata', 0, 'Facture payée', '20 bouteilles bues'],
      [6, 'Appeler les neuf bureaux', '2027-03-08', 'Aminata', 0, 'Liste d’appels', 'Trois commandes'],
      [7, 'Stand au marché solidaire', '2027-03-15', 'Aminata et Fatou', 150, 'Carnet du jour', '60 bouteilles'],
      [8, 'Proposer les plateaux aux familles', '2027-03-22', 'Fatou', 40, 'Affiche', 'Quatre plateaux'],
      [9, 'Compter les bouteilles rendues', '2027-03-29', 'Fatou', 0, 'Comptage', '40 % rendues'],
      [10, 'Demander l’avis de dix clientes', '2027-04-05', 'Aminata', 0, 'Dix avis notés', 'Une recette changée'],
      [11, 'Comparer ventes et prévision', '2027-04-12', 'Aminata et la trésorière', 0, 'Page de bilan', 'Un prix revu'],
      [12, 'Faire la déclaration du trimestre', '2027-04-19', 'Aminata', 60, 'Accusé de réception', 'Déclaration faite'],
    ]),
  },
}
