import { expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'

const replies = { HEARD_MAIL_REPLY_TO: 'ask@heard.example' }
const notify = {
  HEARD_NOTIFY_API_KEY: 'heard-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0',
  HEARD_NOTIFY_TEMPLATE: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
}

it('replies come to the mailbox that is named, and to none where mail goes by Notify', () => {
  expect(readConfiguration({ ...replies, HEARD_SMTP_URL: 'smtp://127.0.0.1' }, '/').mailReplyTo).toBe('ask@heard.example')
  expect(readConfiguration({ ...replies, ...notify }, '/').mailReplyTo).toBeUndefined()
})
