import type { Mail } from '@heard/service-kit'

type To = { readonly to: string; readonly service: string }

/** What the partner gets: a link, and nothing of the person. */
export const referralMail = ({ to, service }: To, link: string): Mail => ({
  to,
  subject: `Heard: somebody asks ${service} to get in touch`,
  text: `${[
    `Somebody asked us to pass on a request to ${service}. They agreed that you may use it to get in touch with them, and for nothing else.`,
    `To read it, open this page and press the button. It can be read once, so please write down or print what you need:\n${link}`,
    'By reading it you tell us, and them, that you have it. If the link does not work and nobody at your service has read the request, ask whoever agreed this with you: they can send a new one.',
  ].join('\n\n')}\n`,
  language: 'en',
})

/** What the partner gets when the person takes their request back (Article 19). */
export const withdrawalMail = ({ to, service }: To, asked: string): Mail => ({
  to,
  subject: `Heard: a request to ${service} was taken back`,
  text: `${[
    `The person who asked ${service} to get in touch on ${asked} has taken this back. We have erased what they told us.`,
    'If you have read or kept it, please erase it as well, and do not get in touch with them. If you have not read it, there is nothing to do: the link no longer works.',
  ].join('\n\n')}\n`,
  language: 'en',
})
