import { setTimeout as pause } from 'node:timers/promises'
import { type Configuration, ConfigurationError, createLog, isPart, parts, readConfiguration } from '@heard/service-kit'
import { bootHeard } from './boot.ts'
import type { Running } from './parts/running.ts'

/** How long the portal, or whoever else sends requests here, has to notice that this process is about to end, and how long all of that may take. */
const NOTICED_MS = 2_500
const LONGEST_END_MS = 30_000

const explain = (error: unknown): string => {
  if (error instanceof ConfigurationError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'something else listens on HEARD_PORT already; stop that, or name another port'
  return error instanceof Error && 'type' in error ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const boot = async (configuration: Configuration, name: string | undefined): Promise<Running> => {
  if (name === undefined) return bootHeard(configuration)
  if (!isPart(name))
    throw new ConfigurationError(`${name} is no part of Heard; there are ${parts.join(', ')}, and without a name all of them run in one process`)
  return name === 'portal' ? (await import('./parts/boot-portal.ts')).bootPortal(configuration) : bootHeard(configuration, { part: name })
}

const [part] = process.argv.slice(2)
let heard: Running | undefined
const end = async (): Promise<void> => {
  // What a start has done so far is no more than a crash would leave.
  if (!heard) process.exit(0)
  heard.drain()
  setTimeout(() => process.exit(1), LONGEST_END_MS).unref()
  if (part !== undefined) await pause(NOTICED_MS)
  await heard.close()
  process.exit(0)
}
// One Ctrl-C can arrive more than once: from the terminal, from npm and from the runner. A container's first process is not ended by any that it does not take.
let stopping = false
const stop = (): void => {
  if (stopping) return
  stopping = true
  void end()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
try {
  heard = await boot(readConfiguration(process.env, process.cwd()), part)
  const address = await heard.listen()
  for (const { role, email, password } of heard.made) process.stdout.write(`Sign in as ${role}: ${email}  password ${password}\n`)
  process.stdout.write(part === undefined ? `Heard is ready on ${address}\n` : `Heard ${part} listens on ${address}\n`)
} catch (error) {
  if (error instanceof ConfigurationError) createLog('error').event('security.configuration-refused', {})
  process.stderr.write(`Heard cannot start: ${explain(error)}\n`)
  process.exitCode = 1
  // What was opened before that would keep the process.
  await heard?.close()
}
