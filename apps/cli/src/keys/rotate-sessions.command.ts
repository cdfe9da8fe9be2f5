import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'

/** `heard keys rotate-sessions` */
export const rotateSessions: Command = {
  name: 'keys rotate-sessions',
  summary: 'Give the accounts a new secret: every session ends, and no service token of before counts any more',
  notes: [
    'Works on the data folder (HEARD_DATA_DIR) while no platform runs on it, and no portal with the same keys. Passwords, apps and passkeys stay good.',
    'Recovery codes stop working: people make new ones on Your account. Back up keys/session.secret afterwards.',
    'A change that was interrupted is finished instead. The keys of service tokens change by themselves each day and at each start.',
  ],
  arguments: [],
  options: {},
  async run(_given, { environment, root }) {
    const { facts, openStores, readConfiguration, rotateSessionSecret } = await import('@heard/standalone')
    const configuration = readConfiguration(environment, root)
    if (!configuration.database && !existsSync(join(configuration.dataDirectory, 'accounts.sqlite'))) {
      throw new Failed(`There are no accounts in ${configuration.dataDirectory}; set HEARD_DATA_DIR to the folder of the platform`)
    }
    // Refused while a platform has them open.
    const stores = await openStores(configuration, facts, Date)
    try {
      const { sessions, apps, recoveryCodes } = await rotateSessionSecret(configuration)
      const lines = [
        `The accounts have a new secret: ${sessions} sessions ended, ${apps} app keys are sealed anew, ${recoveryCodes} recovery codes no longer work.`,
        'Back up keys/session.secret now, with the other keys.',
      ]
      return { done: true, data: { sessions, apps, recoveryCodes }, lines }
    } finally {
      await stores.close()
    }
  },
}
