import type { Mail } from '../outbox/mail.ts'

type To = { readonly to: string; readonly name: string; readonly origin: string }

const dayIn = (milliseconds: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(milliseconds)

/** The page of an invitation. The token is in the address of no request that is logged. */
export const invitationLink = (origin: string, token: string): string => `${origin}/join?invitation=${token}`

/** Invites somebody to choose how they sign in. */
export const invitationMail = ({ to, name, origin }: To, token: string, until: number): Mail => ({
  to,
  language: 'en',
  subject: 'Heard: choose how you sign in',
  text: [
    `Hello ${name},`,
    `You are invited to work with Heard. Follow this link by ${dayIn(until)} and choose how you sign in. It works once, and is for you alone:\n${invitationLink(origin, token)}`,
    'Did you not expect this? Then do nothing, and tell whoever runs Heard for your organisation.',
  ].join('\n\n'),
})

/** Lets somebody in once who chose to sign in by links. */
export const signInLinkMail = ({ to, name, origin }: To, token: string): Mail => ({
  to,
  language: 'en',
  subject: 'Heard: your link to sign in',
  text: [
    `Hello ${name},`,
    `Open this link and press “Sign in”. It works once, for 15 minutes, and is for you alone. Never pass it on:\n${origin}/sign-in/link?token=${token}`,
    'Did you not ask for it? Then do nothing: nobody gets in without it. If it happens often, tell whoever runs Heard for your organisation.',
  ].join('\n\n'),
})

/** Tells whoever watches over the installation that somebody got in by the server itself. It names nobody. */
export const breakGlassMail = (to: string, origin: string, at: number): Mail => ({
  to,
  language: 'en',
  subject: 'Heard: an emergency link was made',
  text: [
    `On ${dayIn(at)} somebody with access to the server of ${origin} made a link, good for one day, to an account that may administer everything.`,
    `Was that agreed? If not, stop the platform and look into it at once. Who it was for stands under People and roles:\n${origin}/staff/people`,
  ].join('\n\n'),
})
