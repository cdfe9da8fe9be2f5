import { join } from 'node:path'
import { FileKeys, SqliteVault } from '@heard/vault'
import { readConfiguration } from '../configuration.ts'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { aloneWork } from '../work/work.ts'
import { Outbox } from './outbox.ts'

/** Opens the outbox of a folder, puts so many mails in and sends what waits; says `put` once all of them are taken in. To be killed. */
const [folder = '', smtpUrl = '', many = '0'] = process.argv.slice(2)
const now = (): number => Date.now()
const vault = await SqliteVault.open({
  file: join(folder, 'vault.sqlite'),
  keys: new FileKeys({ folder: join(folder, 'keys') }),
  policy: async (rows) => rows.map(() => ({ allowed: true })),
  record: async () => undefined,
  now: () => new Date(now()).toISOString(),
})
const configuration = readConfiguration({ HEARD_DATA_DIR: folder, HEARD_SMTP_URL: smtpUrl }, '/')
const outbox = new Outbox({ configuration, vault, clock: { now }, telemetry: silentTelemetry, work: aloneWork(folder) })
for (let number = 0; number < Number(many); number += 1) {
  const mail = { to: `${number}@heard.example`, subject: `Mail ${number}`, text: 'Hello\n', language: 'en' }
  await outbox.put({ recipient: `recipient-${number}`, cause: 'once', mail })
}
process.stdout.write('put\n')
while ((await outbox.counts()).waiting > 0) await outbox.flush()
await outbox.onApplicationShutdown()
await vault.close()
process.stdout.write('empty\n')
