import type { MailWords } from './mail-words.ts'

export const ro: MailWords = {
  confirm: {
    subject: 'Heard: vă rugăm să confirmați adresa de e-mail',
    about: 'Cineva, cel mai probabil dumneavoastră, ne-a cerut să scriem la această adresă când este ceva nou pe Heard.',
    page: 'Ați fost dumneavoastră? Deschideți acest link în cel mult 7 zile:',
    stop: 'Nu ați fost dumneavoastră? Nu trebuie să faceți nimic: ștergem această adresă după 7 zile. Ca să o ștergeți acum:',
  },
  moved: {
    subject: 'Heard: s-a schimbat ceva',
    about: 'S-a schimbat ceva în legătură cu ce ne-ați spus.',
    page: 'Ca să vedeți, deschideți această pagină și scrieți codul de pe confirmare:',
  },
  news: {
    page: 'Vedeți aici:',
    moves: {
      asked: 'O organizație a primit o cerere.',
      answered: 'O organizație a răspuns.',
      silent: 'O organizație nu a răspuns la timp.',
      promised: 'O organizație a promis ceva.',
      changed: 'O promisiune a fost schimbată.',
      progress: 'Este ceva nou despre o promisiune.',
      kept: 'O organizație spune că și-a ținut promisiunea.',
      verdict: 'Oamenii au spus ce văd dintr-o promisiune.',
      report: 'A apărut un raport nou.',
      figures: 'Au apărut cifre noi.',
      results: 'Au apărut rezultatele unei consultări.',
    },
  },
  stop: 'Ca să nu mai primiți aceste e-mailuri și ca să ștergem această adresă:',
  answer: {
    subject: 'Heard: răspunsul nostru pentru dumneavoastră',
    reply: 'Puteți răspunde la acest e-mail. Vă rugăm să lăsați în subiect literele din paranteze.',
    noReply: 'Vă rugăm să nu răspundeți la acest e-mail: nimeni nu citește ce vine înapoi.',
    page: 'Ca să vedeți toate răspunsurile noastre, să mai scrieți ceva sau să ștergeți totul, deschideți această pagină și scrieți codul de pe confirmare:',
  },
}
