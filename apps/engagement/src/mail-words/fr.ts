import type { MailWords } from './mail-words.ts'

export const fr: MailWords = {
  confirm: {
    subject: 'Heard : merci de confirmer votre adresse e-mail',
    about: 'Quelqu’un, sans doute vous, nous a demandé d’écrire à cette adresse quand il y a du nouveau sur Heard.',
    page: 'Était-ce vous ? Suivez ce lien dans un délai de 7 jours :',
    stop: 'Ce n’était pas vous ? Vous n’avez rien à faire : nous effaçons cette adresse au bout de 7 jours. Pour l’effacer tout de suite :',
  },
  moved: {
    subject: 'Heard : quelque chose a avancé',
    about: 'Quelque chose a avancé à propos de ce que vous nous avez dit.',
    page: 'Pour le voir, ouvrez cette page et écrivez le code de votre reçu :',
  },
  news: {
    page: 'À voir ici :',
    moves: {
      asked: 'Un organisme a reçu une demande.',
      answered: 'Un organisme a répondu.',
      silent: 'Un organisme n’a pas répondu à temps.',
      promised: 'Un organisme a promis quelque chose.',
      changed: 'Une promesse a été modifiée.',
      progress: 'Il y a du nouveau sur une promesse.',
      kept: 'Un organisme dit qu’une promesse est tenue.',
      verdict: 'Des gens ont dit ce qu’ils voient d’une promesse.',
      report: 'Un nouveau rapport est publié.',
      figures: 'De nouveaux chiffres sont publiés.',
      results: 'Les résultats d’une conversation sont publiés.',
    },
  },
  stop: 'Pour ne plus recevoir ces e-mails et faire effacer cette adresse :',
  answer: {
    subject: 'Heard : notre réponse pour vous',
    reply: 'Vous pouvez répondre à cet e-mail. Merci de laisser dans l’objet les lettres entre crochets.',
    noReply: 'Merci de ne pas répondre à cet e-mail : personne ne lit les réponses.',
    page: 'Pour voir toutes nos réponses, écrire encore ou faire tout effacer, ouvrez cette page et écrivez le code de votre reçu :',
  },
}
