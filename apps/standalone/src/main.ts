import { ConfigurationError, createLog, readConfiguration } from '@heard/service-kit'
import { bootHeard } from './boot.ts'

const explain = (error: unknown): string => {
  if (error instanceof ConfigurationError) return error.message
  return error instanceof Error && 'type' in error ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  const configuration = readConfiguration(process.env, process.cwd())
  const heard = await bootHeard(configuration)
  // One Ctrl-C can arrive more than once: from the terminal, from npm and from the runner.
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    void heard.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const address = await heard.listen()
  for (const { role, email, password } of heard.made) process.stdout.write(`Sign in as ${role}: ${email}  password ${password}\n`)
  process.stdout.write(`Heard is ready on ${address}\n`)
} catch (error) {
  if (error instanceof ConfigurationError) createLog('error').event('security.configuration-refused', {})
  process.stderr.write(`Heard cannot start: ${explain(error)}\n`)
  process.exitCode = 1
}
