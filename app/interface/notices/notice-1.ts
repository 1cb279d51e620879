import type { Notice } from './notice-shape.ts'

/** The first notice on personal data. */
export const notice1: Notice = {
  fr: {
    title: 'Vos données sur Passerelle',
    sections: [
      {
        title: 'Qui garde vos données ?',
        texts: [
          'L’organisation qui vous invite au parcours garde vos données.',
          'Votre coordinatrice ou votre coordinateur vous dit qui elle est et comment lui écrire.',
        ],
      },
      {
        title: 'Ce que nous gardons',
        texts: [
          'Votre nom, votre numéro de téléphone ou votre adresse e-mail, et votre langue.',
          'Votre association et votre groupe.',
          'Ce que vous avez lu, vos réponses aux quiz et vos textes.',
          'Les remarques de vos formatrices et formateurs, et vos résultats.',
          'Les appels et les messages pour vous aider à continuer.',
        ],
      },
      {
        title: 'Ce que nous ne demandons jamais',
        texts: [
          'Votre nationalité, votre titre de séjour, le numéro de vos papiers, votre religion et votre santé.',
          'N’écrivez pas ces informations dans vos textes.',
        ],
      },
      {
        title: 'Pourquoi',
        texts: [
          'Pour vous donner le parcours, suivre vos progrès, corriger votre travail et vous aider.',
          'Pour dire à ceux qui financent combien de personnes ont suivi le parcours, sans votre nom.',
          'Pour protéger votre compte.',
        ],
      },
      {
        title: 'Qui les voit',
        texts: [
          'Vous voyez tout.',
          'Vos formatrices et formateurs voient vos progrès et votre travail.',
          'Vos coordinatrices et coordinateurs voient vos progrès et comment vous joindre.',
          'Les responsables de votre association voient qui a commencé et qui a terminé, sans les notes.',
          'Les administratrices et administrateurs gèrent les comptes.',
          'Nous ne vendons rien. Aucune autre entreprise ne reçoit vos données.',
        ],
      },
      {
        title: 'Combien de temps',
        texts: [
          'Votre compte est effacé trois ans après la fin de votre dernier groupe.',
          'Les brouillons et les notes d’appel sont effacés un an après la fin du groupe.',
        ],
      },
      {
        title: 'Vos droits',
        texts: [
          'Vous pouvez voir, corriger et télécharger vos données dans votre profil.',
          'Vous pouvez demander que tout soit effacé. Nous répondons en 30 jours.',
          'Les photos, les témoignages et les messages WhatsApp demandent votre accord. Vous pouvez le retirer à tout moment.',
          'Si vous n’êtes pas d’accord avec nous, vous pouvez écrire à la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP), à Rabat.',
        ],
      },
    ],
  },
  en: {
    title: 'Your data on Passerelle',
    sections: [
      {
        title: 'Who keeps your data?',
        texts: [
          'The organisation that invites you to the programme keeps your data.',
          'Your coordinator tells you which one it is and how to write to it.',
        ],
      },
      {
        title: 'What we keep',
        texts: [
          'Your name, your phone number or e-mail address, and your language.',
          'Your association and your group.',
          'What you have read, your answers to quizzes and your texts.',
          'The remarks of your trainers, and your results.',
          'Calls and messages made to help you go on.',
        ],
      },
      {
        title: 'What we never ask',
        texts: [
          'Your nationality, your residence permit, the numbers of your papers, your religion and your health.',
          'Please do not write these in your texts.',
        ],
      },
      {
        title: 'Why',
        texts: [
          'To give you the programme, follow your progress, mark your work and help you.',
          'To tell those who pay for it how many people took part, without your name.',
          'To protect your account.',
        ],
      },
      {
        title: 'Who sees it',
        texts: [
          'You see everything.',
          'Your trainers see your progress and your work.',
          'Your coordinators see your progress and how to reach you.',
          'The leaders of your association see who has begun and who has finished, without marks.',
          'Administrators look after accounts.',
          'We sell nothing. No other company receives your data.',
        ],
      },
      {
        title: 'How long',
        texts: [
          'Your account is erased three years after the end of your last group.',
          'Drafts and notes of calls are erased one year after the end of the group.',
        ],
      },
      {
        title: 'Your rights',
        texts: [
          'You can see, correct and download your data in your profile.',
          'You can ask for everything to be erased. We answer within 30 days.',
          'Photos, testimonies and WhatsApp messages need your agreement. You can take it back at any time.',
          'If you disagree with us, you can write to the Moroccan data protection authority (CNDP) in Rabat.',
        ],
      },
    ],
  },
  ar: {
    title: 'معطياتكم في Passerelle',
    sections: [
      {
        title: 'من يحتفظ بمعطياتكم؟',
        texts: ['تحتفظ بها المنظمة التي تدعوكم إلى المسار التكويني.', 'يخبركم منسّق مجموعتكم باسمها وبطريقة مراسلتها.'],
      },
      {
        title: 'ما نحتفظ به',
        texts: [
          'اسمكم ورقم هاتفكم أو عنوان بريدكم الإلكتروني ولغتكم.',
          'جمعيتكم ومجموعتكم.',
          'ما قرأتموه، وأجوبتكم عن الاختبارات، ونصوصكم.',
          'ملاحظات المكوّنين ونتائجكم.',
          'المكالمات والرسائل التي تساعدكم على المتابعة.',
        ],
      },
      {
        title: 'ما لا نسأل عنه أبدًا',
        texts: ['جنسيتكم، وبطاقة إقامتكم، وأرقام وثائقكم، ودينكم، وصحتكم.', 'لا تكتبوا هذه المعلومات في نصوصكم.'],
      },
      {
        title: 'لماذا',
        texts: [
          'لنقدّم لكم التكوين، ونتابع تقدّمكم، ونصحّح أعمالكم، ونساعدكم.',
          'لنخبر المموّلين بعدد المشاركين، دون ذكر اسمكم.',
          'لنحمي حسابكم.',
        ],
      },
      {
        title: 'من يطّلع عليها',
        texts: [
          'أنتم ترون كل شيء.',
          'يرى المكوّنون تقدّمكم وأعمالكم.',
          'يرى المنسّقون تقدّمكم ووسائل الاتصال بكم.',
          'يرى مسؤولو جمعيتكم من بدأ ومن أنهى، دون النقط.',
          'يدير المشرفون الحسابات.',
          'لا نبيع شيئًا، ولا تتلقى أي شركة أخرى معطياتكم.',
        ],
      },
      {
        title: 'المدة',
        texts: ['يُمحى حسابكم بعد ثلاث سنوات من نهاية آخر مجموعة لكم.', 'تُمحى المسوّدات وملاحظات المكالمات بعد سنة من نهاية المجموعة.'],
      },
      {
        title: 'حقوقكم',
        texts: [
          'يمكنكم الاطلاع على معطياتكم وتصحيحها وتنزيلها من ملفكم الشخصي.',
          'يمكنكم طلب محو كل شيء. نجيب خلال 30 يومًا.',
          'الصور والشهادات ورسائل واتساب تتطلب موافقتكم، ويمكنكم سحبها في أي وقت.',
          'إذا لم توافقونا، يمكنكم مراسلة اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي (CNDP) بالرباط.',
        ],
      },
    ],
  },
}
