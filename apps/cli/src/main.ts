import { commands } from './commands.ts'
import { runLine } from './run-line.ts'

const CLEAR_LINE = '\r\u001b[K'
const { stderr, stdout, env, argv } = process
const root = process.cwd()
let shown = false

// Whoever reads may stop early, as `| head` does.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const { code, out, errors } = await runLine(commands, argv.slice(2), {
  environment: env,
  standing: env.HEARD_CWD || root,
  root,
  progress(line) {
    if (!stderr.isTTY) return
    stderr.write(`${CLEAR_LINE}${line.slice(0, stderr.columns - 1)}`)
    shown = true
  },
})
if (shown) stderr.write(CLEAR_LINE)
for (const line of errors) stderr.write(`${line}\n`)
for (const line of out) stdout.write(`${line}\n`)
process.exitCode = code
