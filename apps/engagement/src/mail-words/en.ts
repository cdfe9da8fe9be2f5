import type { MailWords } from './mail-words.ts'

export const en: MailWords = {
  confirm: {
    subject: 'Heard: please confirm your e-mail address',
    about: 'Somebody, most likely you, asked us to write to this address when there is news on Heard.',
    page: 'Was it you? Follow this link within 7 days:',
    stop: 'Was it not you? You need do nothing: we erase this address after 7 days. To erase it now:',
  },
  moved: {
    subject: 'Heard: something has moved',
    about: 'Something has moved with what you told us.',
    page: 'To see it, open this page and enter the code from your receipt:',
  },
  news: {
    page: 'See it here:',
    moves: {
      asked: 'An organisation was asked for something.',
      answered: 'An organisation has answered.',
      silent: 'An organisation did not answer in time.',
      promised: 'An organisation has promised something.',
      changed: 'A promise was changed.',
      progress: 'There is news about a promise.',
      kept: 'An organisation says that a promise is kept.',
      verdict: 'People have said what they see of a promise.',
      report: 'A new report is out.',
      figures: 'New figures are out.',
      results: 'Results of a conversation are out.',
    },
  },
  stop: 'To get no more of these mails, and have this address erased:',
  answer: {
    subject: 'Heard: our answer to you',
    reply: 'You can reply to this e-mail. Please leave the letters in brackets in the subject.',
    noReply: 'Please do not reply to this e-mail: nobody reads what comes back to it.',
    page: 'To see all our answers, to add more, or to have this erased, open this page and enter the code from your receipt:',
  },
}
