import { expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'
import { ConfigurationError } from './configuration-error.ts'

const replies = { HEARD_MAIL_REPLY_TO: 'ask@heard.example' }
const notify = {
  HEARD_NOTIFY_API_KEY: 'heard-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0',
  HEARD_NOTIFY_TEMPLATE: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
}

it('replies come to the mailbox that is named, and to none where mail goes by Notify', () => {
  expect(readConfiguration({ ...replies, HEARD_SMTP_URL: 'smtp://127.0.0.1' }, '/').mailReplyTo).toBe('ask@heard.example')
  expect(readConfiguration({ ...replies, ...notify }, '/').mailReplyTo).toBeUndefined()
})

it.each([
  [{ HEARD_PORT: 'seven' }, 'HEARD_PORT must be a port number'],
  [{ HEARD_PROFILE: 'staging' }, 'HEARD_PROFILE must be development or production'],
  [
    { HEARD_EVENT_STORE: 'oracle:' },
    'HEARD_EVENT_STORE must be sqlite: (the embedded store), esdb://… or kurrentdb://…, with a password in percent-encoding',
  ],
  [{ HEARD_LOG_LEVEL: 'loud' }, 'HEARD_LOG_LEVEL must be debug, info, warn or error'],
  [
    { HEARD_OTLP_URL: 'http://collector.example:4318' },
    'HEARD_OTLP_URL must be an https:// address, or an http:// address of this machine, without query or password',
  ],
  [{ HEARD_ORIGIN: 'heard' }, 'HEARD_ORIGIN must be an address such as https://heard.example'],
  [{ HEARD_CLAMAV: 'tcp://clamav' }, 'HEARD_CLAMAV must be unix:/path/of/clamd.sock or tcp://host:3310'],
  [{ HEARD_PROFILE: 'production' }, 'HEARD_ORIGIN must be the public https:// address in production'],
  [
    { HEARD_PROFILE: 'production', HEARD_ORIGIN: 'https://heard.example' },
    'HEARD_MASTER_KEY_FILE must name the file with the master key in production, or HEARD_MASTER_KEY_COMMAND be a command that prints it',
  ],
])('refuses %j and says what it must be', (environment, line) => {
  expect(() => readConfiguration(environment, '/')).toThrow(new ConfigurationError(line))
})
