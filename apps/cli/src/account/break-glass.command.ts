import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'

const wrong = {
  'email-invalid': 'EMAIL must be an e-mail address such as name@example.org',
  'name-invalid': 'NAME must have 1 to 100 characters',
  'organisation-account': 'Whoever has this EMAIL signs in by their organisation; use an address that is for emergencies alone',
}

/** `heard account break-glass` */
export const breakGlassCommand: Command = {
  name: 'account break-glass',
  summary: 'Make a one-time link, good for a day, to an account that administers everything: the first one, or where nobody can sign in any more',
  notes: [
    'Works on the data folder (HEARD_DATA_DIR) while no platform runs on it. With the address of an account that is there, that account gets the link.',
    'It is recorded, and every administrator and data protection officer gets a mail. Once the link is followed, older ways to sign in to that account stop working.',
  ],
  arguments: [
    { name: 'EMAIL', what: 'the address of the person who is to sign in' },
    { name: 'NAME', what: 'their name' },
  ],
  options: {},
  async run({ texts }, { environment, root }) {
    const { breakGlass, readConfiguration } = await import('@heard/standalone')
    const configuration = readConfiguration(environment, root)
    const broken = await breakGlass(configuration, { email: texts.EMAIL ?? '', name: texts.NAME ?? '' })
    if (!broken.made) throw new Failed(wrong[broken.why])
    const { account, link, until, told, mailed } = broken
    return {
      done: true,
      data: { account, link, until, told, mailed },
      lines: [
        `Start the platform and open this link, which works once, until ${until}:`,
        link,
        `It is recorded. ${told} ${told === 1 ? 'person is' : 'people are'} told${mailed || told === 0 ? '' : ', once there is a mail server (HEARD_SMTP_URL): tell them yourself'}.`,
      ],
    }
  },
}
