import type { MailWords } from './mail-words.ts'

export const pl: MailWords = {
  confirm: {
    subject: 'Heard: prosimy o potwierdzenie adresu e-mail',
    about: 'Ktoś, najpewniej Państwo, poprosił nas, aby pisać na ten adres, gdy na stronie Heard będzie coś nowego.',
    page: 'Jeśli to Państwa prośba, proszę otworzyć ten link w ciągu 7 dni:',
    stop: 'Jeśli to nie Państwa prośba, nic nie trzeba robić: po 7 dniach usuniemy ten adres. Aby usunąć go teraz:',
  },
  moved: {
    subject: 'Heard: coś się zmieniło',
    about: 'Coś się zmieniło w sprawie tego, co nam Państwo powiedzieli.',
    page: 'Aby to zobaczyć, proszę otworzyć tę stronę i wpisać kod z potwierdzenia:',
  },
  news: {
    page: 'Tutaj można to zobaczyć:',
    moves: {
      asked: 'Organizacja dostała prośbę.',
      answered: 'Organizacja odpowiedziała.',
      silent: 'Organizacja nie odpowiedziała na czas.',
      promised: 'Organizacja coś obiecała.',
      changed: 'Zmieniono obietnicę.',
      progress: 'Są wiadomości o obietnicy.',
      kept: 'Organizacja mówi, że dotrzymała obietnicy.',
      verdict: 'Ludzie powiedzieli, co widzą z obietnicy.',
      report: 'Jest nowy raport.',
      figures: 'Są nowe liczby.',
      results: 'Są wyniki konsultacji.',
    },
  },
  stop: 'Aby nie dostawać więcej takich e-maili i usunąć ten adres:',
  answer: {
    subject: 'Heard: nasza odpowiedź dla Państwa',
    reply: 'Można odpowiedzieć na ten e-mail. Proszę zostawić w temacie litery w nawiasie.',
    noReply: 'Proszę nie odpowiadać na ten e-mail: nikt nie czyta takich odpowiedzi.',
    page: 'Aby zobaczyć wszystkie nasze odpowiedzi, coś dopisać albo wszystko usunąć, proszę otworzyć tę stronę i wpisać kod z potwierdzenia:',
  },
}
