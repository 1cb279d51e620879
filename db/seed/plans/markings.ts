/** What a trainer wrote on a plan: levels and comments by criterion, remarks on passages, a message, a note for the team. */
export type WrittenMarking = {
  levels: Readonly<Record<string, string>>
  comments: Readonly<Record<string, string>>
  message: string
  privateNote: string
  remarks: ReadonlyArray<{ partId: string | null; criterionId: string | null; quote: string | null; body: string }>
}

export const AMINATA_MARKING: WrittenMarking = {
  levels: { k1: 'l3', k2: 'l2', k3: 'l2', k4: 'l3', k5: 'l2', k6: 'l2', k7: 'l1', k8: 'l3', k9: 'l3', k10: 'l3' },
  comments: {
    k2: 'Les entretiens sont bons. Il manque le nombre de clientes.',
    k7: 'La caisse est le point à reprendre en premier.',
  },
  message:
    'Bon travail, Aminata. On voit votre cuisine et votre sérieux : la qualité et l’hygiène sont très bien décrites. Trois points sont à reprendre avant de valider : le nombre de vos clientes, le choix du prix, et la caisse. Commencez par la caisse, nous en parlons mardi si vous voulez.',
  privateNote: 'Proposer l’atelier « trésorerie » du mardi. Elle a les chiffres, elle ne les relie pas encore.',
  remarks: [
    {
      partId: 'p3',
      criterionId: 'k2',
      quote: 'les femmes du quartier',
      body: 'Combien sont-elles ? Donnez un nombre, même approximatif, et dites comment vous l’avez compté.',
    },
    {
      partId: 'p4',
      criterionId: 'k3',
      quote: 'J’ai choisi 10 DH parce que c’est un prix rond.',
      body: 'Comparez trois prix, par exemple 8, 10 et 12 DH. Pour chacun : la marge, et combien de clientes disent oui.',
    },
    {
      partId: 'p7e',
      criterionId: 'k7',
      quote: 'La caisse est un peu basse au début, mais elle remonte avec l’été.',
      body: 'Le tableau montre −582 DH le premier mois et −5 030 DH en janvier. Il manque 500 DH au départ, et votre prélèvement est plus haut que le reste. Refaites le calcul, puis écrivez votre décision.',
    },
  ],
}

export const ESTHER_MARKING: WrittenMarking = {
  levels: { k1: 'l3', k2: 'l2', k3: 'l2', k4: 'l3', k7: 'l1' },
  comments: {},
  message:
    'Merci, Esther. Votre service est clair et vos essais d’octobre sont une vraie preuve. Reprenez trois passages : la taille du quartier, le prix du kilo et la caisse. Le reste est déjà solide.',
  privateNote: '',
  remarks: [
    {
      partId: 'p3',
      criterionId: 'k2',
      quote: 'Le quartier est grand et il y a beaucoup d’appartements.',
      body: 'Combien d’appartements ? Demandez au syndic. Puis dites combien de familles vous pensez servir.',
    },
    {
      partId: 'p4',
      criterionId: 'k3',
      quote: 'J’ai choisi 14 DH parce que c’est moins cher que les autres.',
      body: 'Comparez trois prix avec la marge de chacun. Moins cher n’est pas toujours mieux : regardez ce qu’il reste pour vous.',
    },
    {
      partId: 'p7e',
      criterionId: 'k7',
      quote: 'La caisse baisse un peu au printemps',
      body: 'Le tableau passe sous zéro en avril et n’en remonte pas. Quel prix ou quel prélèvement change cela ?',
    },
  ],
}

export const BLESSING_MARKING: WrittenMarking = {
  levels: { k1: 'l4', k2: 'l4', k3: 'l4', k4: 'l3', k5: 'l4', k6: 'l4', k7: 'l3', k8: 'l4', k9: 'l3', k10: 'l4' },
  comments: {
    k3: 'Three prices, each with its consequence: exactly what a lender wants to see.',
    k7: 'Say in one more sentence how you will notice in March that April will be weak.',
  },
  message:
    'Congratulations, Blessing. Your plan holds together from the first customer to the last dirham. You measured before you claimed, and you know what you will do if sales fall. I would show this plan to the savings bank as it is.',
  privateNote: 'Ask her to speak at the workshop on prices.',
  remarks: [
    {
      partId: 'p3',
      criterionId: 'k2',
      quote: 'one in ten',
      body: 'A careful share. Write down after three months whether it was right.',
    },
    {
      partId: null,
      criterionId: null,
      quote: null,
      body: 'Read your pitch aloud once with a watch: it is four minutes long at the moment.',
    },
  ],
}

/** Ready remarks that all trainers of course 10 share. */
export const READY_REMARKS: ReadonlyArray<{ criterionId: string | null; body: { fr: string; en: string; ar: string } }> = [
  {
    criterionId: 'k1',
    body: {
      fr: 'Ajoutez un fait qui prouve votre expérience : une date, un nombre, une commande.',
      en: 'Add a fact that proves your experience: a date, a number, an order.',
      ar: 'أضيفي واقعة تثبت خبرتك: تاريخًا أو عددًا أو طلبية.',
    },
  },
  {
    criterionId: 'k2',
    body: {
      fr: 'Combien de personnes sont concernées ? Donnez un nombre et dites comment vous l’avez compté.',
      en: 'How many people does this concern? Give a number and say how you counted.',
      ar: 'كم عدد الأشخاص المعنيين؟ اذكري رقمًا وبيّني كيف حسبتِه.',
    },
  },
  {
    criterionId: 'k3',
    body: {
      fr: 'Le prix ne couvre pas tous les coûts. Reprenez le calcul ligne par ligne.',
      en: 'The price does not cover all costs. Go through the sum again line by line.',
      ar: 'السعر لا يغطي كل التكاليف. أعيدي الحساب سطرًا سطرًا.',
    },
  },
  {
    criterionId: 'k3',
    body: {
      fr: 'Comparez trois prix : bas, moyen et haut. Pour chacun, écrivez la marge.',
      en: 'Compare three prices: low, middle and high. Write the margin for each.',
      ar: 'قارني بين ثلاثة أسعار: منخفض ومتوسط ومرتفع. واكتبي هامش كل واحد منها.',
    },
  },
  {
    criterionId: 'k5',
    body: {
      fr: 'Ce financement n’est pas confirmé. Que faites-vous s’il n’arrive pas ?',
      en: 'This funding is not confirmed. What will you do if it does not come?',
      ar: 'هذا التمويل غير مؤكد. ماذا ستفعلين إن لم يصل؟',
    },
  },
  {
    criterionId: 'k6',
    body: {
      fr: 'Le texte et le tableau ne disent pas le même chiffre. Lequel est juste ?',
      en: 'The text and the table do not give the same figure. Which one is right?',
      ar: 'الرقم في النص يختلف عن الرقم في الجدول. أيهما الصحيح؟',
    },
  },
  {
    criterionId: 'k7',
    body: {
      fr: 'La caisse passe sous zéro. Nommez le mois et écrivez votre décision.',
      en: 'Cash goes below zero. Name the month and write your decision.',
      ar: 'الخزينة تنزل تحت الصفر. سمّي الشهر واكتبي قرارك.',
    },
  },
  {
    criterionId: 'k8',
    body: {
      fr: 'Pour ce risque, quel est le premier signe que vous verrez ?',
      en: 'For this risk, what is the first sign that you will see?',
      ar: 'ما أول علامة سترينها تدل على هذا الخطر؟',
    },
  },
  {
    criterionId: 'k9',
    body: {
      fr: 'Comment allez-vous le mesurer ? Donnez le départ, la cible et la date.',
      en: 'How will you measure it? Give the start, the target and the date.',
      ar: 'كيف ستقيسين ذلك؟ اذكري نقطة البداية والهدف والتاريخ.',
    },
  },
  {
    criterionId: 'k10',
    body: {
      fr: 'Qui fait cette action, et quelle preuve restera ?',
      en: 'Who does this action, and what proof will remain?',
      ar: 'من سيقوم بهذا العمل، وما الدليل الذي سيبقى؟',
    },
  },
  {
    criterionId: null,
    body: {
      fr: 'C’est clair et bien prouvé. Gardez ce passage tel qu’il est.',
      en: 'Clear and well proven. Keep this passage as it is.',
      ar: 'واضح ومدعوم بالأدلة. احتفظي بهذا المقطع كما هو.',
    },
  },
]
