import { ACTIONS, COMPETITORS, gridOf, INDICATORS, INTERVIEWS, moneyTables, months, product, RISKS, SUPPLIERS } from './written-plan.ts'
import type { WrittenPlan } from './written-plan.ts'

const texts = {
  p1: `My name is Blessing. I have braided hair for nine years, first in my aunt’s shop and then at home. I keep a list of 38 regular customers, with the style and the price they chose.

I have 35 hours a week: 25 for braiding, 6 for finding customers and 4 for the accounts. My daughter is at school until four. On Saturdays my neighbour looks after her and I pay for it.

I decide alone and I keep the money in a separate account. Grace from my association comes on Saturdays. She has her own tools and rents the second chair for 60 DH a day, so she is not in my costs.

What I lack is Darija for the telephone. I am taking a course twice a week. If I am ill, Grace takes the customers who agree.`,
  p2: `In my area it takes three weeks to get braids before a holiday. The two salons nearby do not braid, or they do it only in the morning. Eleven of the sixteen women I asked had waited more than two weeks, and six had given up.

Today they go to a friend’s living room. It is cheap, but the chair is low, the light is poor and nobody says when it will be finished.

I offer a small, clean place with two chairs, a written price and a written hour. My promise in one sentence: “You know the price and the end time before I start.”

Why me? I am quick: shoulder-length box braids take me three hours. I also work on Sundays, which nobody else does here.`,
  p3: `I aim at two groups. The first is women aged 20 to 45 from West and Central Africa who live within 20 minutes on foot. They braid every six to eight weeks, pay 200 to 280 DH and decide ten days before. What holds them back is waiting. The second is mothers, Moroccan and foreign, who want simple braids for a child before school. They pay 60 to 80 DH and decide the day before.

I talked with 16 women in September and October, and I held two test Sundays in the association’s room: 14 customers came, 9 of them new to me. Five have already booked a second time.

There are three competitors: a salon at 300 DH without braids on Sundays, a friend’s living room at 180 DH, and a hairdresser who does children only. The free place is Sunday with a fixed end time.

How large is the market? The association counts about 400 families in the three streets around. If six in ten braid, that is 240 women. I plan 143 box braids in a year, so about 24 women who come six times each: one in ten.

Strong months are March, June to August and December. September is strong for children. January is weak.`,
  p4: `I sell four services. Cornrows at 100 DH bring people in. Box braids at 250 DH bring the money: they leave 168 DH. Twists at 180 DH are for those who want to change. Children’s braids at 70 DH fill the afternoons.

The cost of each counts the hair, with 5% lost, the products, the gloves and the gift card. My own time is not in it: I pay myself through my draw.

For box braids I compared three prices. At 200 DH I would have to braid five heads more each month to earn the same. At 250 DH ten of the fourteen test customers said yes at once. At 300 DH I am at the salon’s price without its waiting room. I keep 250 DH.

The price includes washing, and one repair within seven days. I ask for 50 DH when booking. If I finish more than half an hour late, I take 20 DH off.`,
  p5: `A booking has seven steps: message, photo of the wish, price and hour in writing, deposit, reminder the day before, braiding, card with the date of the next visit.

I rent a ground-floor room of 14 square metres for 1,000 DH a month. It has water, a window and a door of its own. I work Wednesday to Sunday. The chairs, the lamp and the dryer are second-hand, and I have seen each of them.

I buy hair from two wholesalers in Casablanca and keep a month of stock in the three colours that sell.

Combs are washed and left in disinfectant for ten minutes, and each customer has a clean towel. The cables run along the wall. The extinguisher is checked once a year.`,
  p6: `I will register as a self-employed person for services. I decide alone, I plan 83,850 DH of sales, and the tax is 1% of what I am paid.

The steps: prepare the papers, register online, hand in the file, receive the card, open the account. I count 300 DH and five weeks. The agency confirmed the list on 12 October.

Every quarter I declare my sales, even without any, and pay the tax and the health contribution. I give a receipt. I keep first name, telephone number and hair allergies, with consent, and delete them after two years without a visit.`,
  p7a: `I need 11,600 DH. The two chairs and the basin cost 2,400 DH, the dryer and the lamp 1,100 DH. The deposit is two months of rent. The first month of hair costs 2,100 DH, and I keep 1,700 DH, one month of fixed costs.`,
  p7b: `Savings: 6,600 DH, in my account. Our savings group: 3,000 DH, my turn is on 5 January. Loan from my cousin, in writing: 2,000 DH, ten times 200 DH from March on. Nothing is unconfirmed. Plan B: if the savings group is late, I buy the second chair in March.`,
  p7c: `Sales in the first year are 83,850 DH and the margin is 59,731 DH. After fixed costs, tax, health contribution and wear, 35,557 DH remain before my draw. I take 2,000 DH a month. January does not quite pay it: 330 DH are missing that month.`,
  p7d: `Without my draw I break even at 33,224 DH a year, 2,769 DH a month; I reach it in June. With 24,000 DH of draw it is 67,395 DH, 5,616 DH a month; I reach it in October. That is about 22 box braids a month if I sold nothing else.`,
  p7e: `Cash stays positive all year. The lowest month is January with 1,666 DH. At 20% fewer sales it would go below zero in April, by about 516 DH. Three decisions: take 1,500 DH instead of 2,000 DH after the first weak month, buy hair every two weeks instead of every month, open on Tuesday afternoons for children.`,
  p8: `Six risks are in the table. The worst is my hands: after two days of ten hours I cannot hold a comb. I stop at eight hours and I keep Monday and Tuesday free.

The second is hair that gets dearer. At +20% a head of box braids costs 14 DH more. I ask both wholesalers each month and change the price at most once a quarter.

The third is a customer who does not come. The deposit of 50 DH pays the lost hour, and the list of those who wait fills the place.`,
  p9: `Grace earns her own money on Saturdays and Sundays and pays 60 DH for the chair. One young woman of the association will learn with us for 80 hours in 2027, with a written programme and hours that fit her school.

Hair that is left over goes to the girls’ workshop, where they practise on dolls. Water is saved with a spray head.

I count three things: hours of training, bookings finished on time, and customers who come back. No photo is shown without consent.`,
  p10: `The table starts with the room and the papers. The first customers come in week four. From week six on I invite the mothers of the school.`,
  p11: `Good afternoon. My name is Blessing and I have braided hair for nine years.

Before every holiday I hear the same sentence: “Can you squeeze me in?” Eleven of the sixteen women I asked waited more than two weeks. Six gave up.

I am opening a small salon with two chairs. You get the price and the end time in writing before I touch your hair, and I work on Sundays. If I am late, you pay less.

Does anybody want it? On two Sundays 14 customers came. Nine were new, and five have booked again.

I need 11,600 DH and I have found all of it: savings, our savings group and a small loan from my cousin. I plan 83,850 DH of sales next year. From 2,769 DH a month on, the salon pays its costs.

I ask for two things today: a noticeboard in your school or office where my card may hang, and one trainee who would like to learn. Thank you. I am happy to answer your questions.`,
}

const money = moneyTables({
  unitCosts: {
    rows: [
      product('box', 'Box braids, shoulder length', '250', ['70', '10', '0', '2']),
      product('corn', 'Cornrows', '100', ['18', '4', '0', '1']),
      product('twist', 'Twists', '180', ['45', '8', '0', '2']),
      product('kids', 'Children’s braids', '70', ['12', '3', '0', '1']),
    ],
  },
  sales: {
    box: months(8, 9, 12, 9, 12, 14, 16, 14, 10, 10, 11, 18),
    corn: months(12, 14, 16, 14, 16, 18, 18, 16, 16, 14, 14, 20),
    twist: months(6, 7, 8, 7, 8, 9, 10, 9, 8, 7, 8, 12),
    kids: months(12, 12, 14, 12, 14, 14, 10, 12, 22, 12, 12, 18),
  },
  fixedCosts: {
    rows: [
      { name: 'Rent', amount: '1000' },
      { name: 'Water and electricity', amount: '180' },
      { name: 'Telephone and internet', amount: '100' },
      { name: 'Transport', amount: '120' },
      { name: 'Cards and messages', amount: '80' },
      { name: 'Bank account', amount: '40' },
      { name: 'Repairs and towels', amount: '80' },
      { name: 'The unexpected', amount: '100' },
    ],
  },
  funding: {
    needs: [
      { kind: 'equipment', name: 'Two chairs and a basin, second-hand', amount: '2400' },
      { kind: 'equipment', name: 'Mirrors and shelves', amount: '900' },
      { kind: 'equipment', name: 'Dryer and lamp', amount: '1100' },
      { kind: 'equipment', name: 'Combs, clips, towels', amount: '600' },
      { kind: 'equipment', name: 'Sign and paint', amount: '500' },
      { kind: 'deposit', name: 'Deposit, two months of rent', amount: '2000' },
      { kind: 'start-up', name: 'Registration and stamps', amount: '300' },
      { kind: 'working-capital', name: 'First month of hair', amount: '2100' },
      { kind: 'safety', name: 'Reserve', amount: '1700' },
    ],
    resources: [
      { name: 'Savings', amount: '6600', confirmed: true },
      { name: 'Savings group, turn of 5 January', amount: '3000', confirmed: true },
      { name: 'Loan from my cousin, 10 × 200 DH from March', amount: '2000', confirmed: true },
    ],
    workingCapital: { stock: '2100', receivables: '0', payables: '0' },
  },
  assumptions: {
    taxRate: '1',
    amoQuarter: '390',
    wearMonths: '48',
    paidNextMonth: '0',
    ownerDraw: '2000',
    loanPayment: '200',
    firstLoanMonth: '3',
    loanPayments: '10',
    start: '2027-01',
  },
})

/** Blessing's braiding salon, in English: a complete plan that holds together. */
export const BLESSING_PLAN: WrittenPlan = {
  texts,
  tables: {
    ...money,
    interviews: gridOf(INTERVIEWS, [
      ['interview', 'Waited more than two weeks', 11, 16, 'I went to the wedding with a scarf.', 'Open on Sundays'],
      ['interview', 'Gave up', 6, 16, 'After the third call I stopped.', 'Answer within the day'],
      ['interview', 'Never knows the end time', 9, 16, 'My child waited at the school gate.', 'End time in writing'],
      ['test-sale', 'Customers on two Sundays', 14, 16, 'Finally a chair with a back!', 'Two chairs'],
      ['test-sale', 'Booked again', 5, 14, 'Keep me the first Sunday.', 'Card with the next date'],
    ]),
    competitors: gridOf(COMPETITORS, [
      ['Salon on the avenue', 'Box braids', 300, 'Three weeks', 'Closed on Sundays', '2026-10-03'],
      ['A friend’s living room', 'Box braids', 180, 'Ten days', 'No light, no hour', '2026-10-03'],
      ['Hairdresser by the school', 'Children’s braids', 80, 'Same day', 'Children only', '2026-10-05'],
    ]),
    suppliers: gridOf(SUPPLIERS, [
      ['Braiding hair', 'Wholesaler A, Casablanca', 'pack', 17, '2 days', 'Cash, 20 packs'],
      ['Braiding hair', 'Wholesaler B, Casablanca', 'pack', 19, 'same day', 'Cash'],
      ['Creams and gloves', 'Chemist on the square', 'box', 45, 'same day', 'Cash'],
    ]),
    risks: gridOf(RISKS, [
      ['Sore hands', 'frequent', 'severe', 'Eight hours at most, two free days', 'Blessing', 0, 'Pain in the evening'],
      ['Hair 20% dearer', 'possible', 'serious', 'Two wholesalers, price once a quarter', 'Blessing', 0, 'Two rises in a row'],
      ['Customer does not come', 'frequent', 'light', 'Deposit and waiting list', 'Blessing', 0, 'No answer the day before'],
      ['Power cut', 'rare', 'light', 'Battery lamp', 'Blessing', 150, 'Notice on the door'],
      ['Neighbours complain', 'possible', 'serious', 'No music after eight', 'Blessing', 0, 'First remark'],
      ['Savings group pays late', 'possible', 'serious', 'Second chair in March', 'Blessing', 0, 'Nothing on 6 January'],
    ]),
    indicators: gridOf(INDICATORS, [
      ['Hours of training', 0, 80, '2027-12', 'Signed sheet'],
      ['Bookings finished on time, in %', 0, 90, '2027-12', 'Booking book'],
      ['Customers who come back, in %', 0, 60, '2027-12', 'Booking book'],
    ]),
    actions: gridOf(ACTIONS, [
      [1, 'Sign for the room, pay the deposit', '2027-01-04', 'Blessing', 2000, 'Signed paper', 'Keys in hand'],
      [2, 'Register, open the account', '2027-01-11', 'Blessing', 300, 'Receipt', 'File complete'],
      [3, 'Buy chairs, basin, lamp', '2027-01-18', 'Blessing and Grace', 3500, 'Receipts', 'Chairs in place'],
      [4, 'First six customers at the old price', '2027-01-25', 'Blessing', 0, 'Booking book', 'Six on time'],
      [5, 'Hang 30 cards', '2027-02-01', 'Grace', 80, 'List of places', 'Ten calls'],
      [6, 'Invite mothers of the school', '2027-02-08', 'Blessing', 40, 'Invitation', 'Eight children'],
      [7, 'Ask ten customers', '2027-02-15', 'Blessing', 0, 'Ten answers', 'One thing changed'],
      [8, 'Trainee begins', '2027-02-22', 'Blessing', 0, 'Programme', 'First eight hours'],
      [9, 'Compare both wholesalers', '2027-03-01', 'Blessing', 60, 'Price list', 'Best pack chosen'],
      [10, 'Work through the holiday list', '2027-03-08', 'Blessing and Grace', 0, 'Booking book', 'Nobody turned away'],
      [11, 'Compare sales and plan', '2027-03-15', 'Blessing', 0, 'Page', 'Draw confirmed'],
      [12, 'First declaration', '2027-03-29', 'Blessing', 0, 'Receipt', 'Paid on time'],
    ]),
  },
}
