import { providerCodes } from '@heard/identity'
import { id, number, oneOf, optional, pattern, route } from './field.ts'

/** Events that somebody who watches over security looks at. What is counted is said once a minute for each combination of its fields. */
export const securityEvents = {
  'security.request-forged': {
    level: 'info',
    counted: true,
    what: 'Writes that another website sent in the name of whoever holds the cookies were refused.',
    todo: 'A few come from old browsers. Many at once: somebody tries it; look at which operation.',
    fields: { route: optional(route), page: optional(pattern), count: number },
  },
  'security.limit-hit': {
    level: 'info',
    counted: true,
    what: 'An address asked too often and was told to wait.',
    todo: 'A hall full of people can do this. For hours: limit at the proxy, which sees the address.',
    fields: { route: optional(route), count: number },
  },
  'security.access-refused': {
    level: 'info',
    counted: true,
    what: 'Somebody who is signed in tried what their roles do not allow. Also a fact, once per person, action and day.',
    todo: 'Ask the person. If it was not them, end their sessions and invite them anew.',
    fields: { account: id, route, count: number },
  },
  'security.sign-in-refused': {
    level: 'info',
    counted: true,
    what: 'Sign-ins were refused. Also a fact, counted.',
    todo: 'Many `wrong-credentials`: somebody guesses. The limits hold; ask people to use passkeys.',
    fields: { why: oneOf('wrong-credentials', 'too-many-requests'), count: number },
  },
  'security.step-up-refused': {
    level: 'warn',
    counted: true,
    what: 'Somebody who is signed in could not confirm who they are before a sensitive action.',
    todo: 'More than a slip: ask the person; somebody else may sit at their computer.',
    fields: { account: id, count: number },
  },
  'security.token-invalid': {
    level: 'info',
    counted: true,
    what: 'A receipt, an invitation, a link of a mail or a token between services was unknown, used up or too old.',
    todo: 'A few are typing errors; of `service` there should be none. Hundreds an hour for `receipt`: somebody guesses, which is hopeless; limit at the proxy.',
    fields: { kind: oneOf('receipt', 'invitation', 'link', 'service'), count: number },
  },
  'security.roles-changed': {
    level: 'warn',
    what: 'Somebody got an account or other roles, or lost them. Also a fact.',
    todo: 'Compare with who asked for it.',
    fields: { account: id, by: id, what: oneOf('invited', 'invited-again', 'roles', 'removed') },
  },
  'security.roles-followed': {
    level: 'warn',
    what: 'The organisation by which somebody signs in gave them other roles, or none any more. Also a fact.',
    todo: 'Compare with who asked for it there.',
    fields: { account: id, what: oneOf('joined', 'moved', 'left') },
  },
  'security.organisation-refused': {
    level: 'warn',
    counted: true,
    what: 'The sign-in of an organisation let somebody not in, or what it answered could not be believed.',
    todo: 'See the guide to signing in. `invalid_client`: the secret has run out. `foreign_state`: somebody sends people answers that they did not ask for. `claim_elsewhere`: too many groups.',
    fields: { code: oneOf(...providerCodes), count: number },
  },
  'security.organisation-unreachable': {
    level: 'error',
    counted: true,
    what: 'The sign-in of an organisation does not answer, so nobody of it can sign in.',
    todo: 'Look at the provider, and at the way there; `./heard account break-glass` lets an administrator in meanwhile.',
    fields: { count: number },
  },
  'security.break-glass-used': {
    level: 'warn',
    what: 'Somebody joined by a link that was made on the server itself. Making it is a fact, and told to administrators by mail.',
    todo: 'Whoever did must say so. If nobody does: remove the account, and look who can reach the server.',
    fields: { account: id },
  },
  'security.quarantine-started': {
    level: 'warn',
    what: 'Stories begin to be held back. Each is also a fact.',
    todo: '`flood`: tell the coordinators, who decide about them; limit at the proxy if it lasts.',
    fields: { why: oneOf('trap', 'repeated', 'flood') },
  },
  'security.quarantine-ended': {
    level: 'info',
    what: 'For ten minutes no story was held back for this reason.',
    todo: 'Nothing.',
    fields: { why: oneOf('trap', 'repeated', 'flood') },
  },
  'security.file-refused': {
    level: 'warn',
    what: 'The virus scanner refused a file, or could not look at it.',
    todo: '`infected`: tell the person who sent it. `not-checked`: look at the scanner.',
    fields: { why: oneOf('infected', 'too-large-to-check', 'not-checked') },
  },
  'security.configuration-refused': {
    level: 'error',
    what: 'The platform did not start because of a setting. The line beside this one says what it must be.',
    todo: 'Mend the setting.',
    fields: {},
  },
} as const
