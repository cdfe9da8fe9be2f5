import type { Mail } from '@heard/service-kit'
import type { MailWords } from '../../mail-words/mail-words.ts'
import { spoken } from '../../mail-words/spoken.ts'
import type { Move } from './moves.projection.ts'

type To = { readonly to: string; readonly language: string; readonly origin: string; readonly stop: string }

/** A mail whose links are those of a page and of an end to these mails. */
const mail = ({ to, language, origin, stop }: To, path: string, say: (words: MailWords) => MailWords['confirm']): Mail => {
  const { words, local, language: tongue } = spoken(language, origin)
  const stopPage = `${local}/follow/stop?token=${encodeURIComponent(stop)}`
  const said = say(words)
  const text = `${said.about}\n\n${said.page}\n${local}${path}\n\n${said.stop}\n${stopPage}\n`
  return { to, subject: said.subject, text, language: tongue, unsubscribe: stopPage }
}

/** The first mail, with the link that confirms the address. */
export const confirmMail = (to: To, token: string): Mail => mail(to, `/follow/confirm?token=${token}`, ({ confirm }) => confirm)

/** Something moved: the page, and no code in its address. */
export const movedMail = (to: To): Mail => mail(to, '/my-contribution', ({ moved, stop }) => ({ ...moved, stop }))

/** What moved in public, and the page that shows it. */
export const newsMail = (to: To, page: string, moves: readonly Move[]): Mail =>
  mail(to, page, ({ moved: { subject }, news, stop }) => ({
    subject,
    about: moves.map((move) => news.moves[move]).join('\n'),
    page: news.page,
    stop,
  }))
