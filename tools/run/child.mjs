import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { whenAbandoned } from './abandoned.mjs'
import { binaries, root } from './paths.mjs'

const windows = process.platform === 'win32'
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** Our own tools and Node 24 come first, whatever the system has; nothing that runs here reports to its maker. */
function environment() {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [path]: `${binaries}${delimiter}${process.env[path] ?? ''}`,
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  }
}

/** A terminal's Ctrl-C reaches the child by itself; every other signal is handed on. @param {NodeJS.Signals} signal */
const reachesChildByItself = (signal) => signal === 'SIGINT' && process.stdin.isTTY === true

/**
 * Runs a command at the root with this terminal and gives its exit code. The child decides when it is done with a signal.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, abort?: AbortSignal }} [options] quiet: the output is held back and shown only if it fails;
 *   abort: asks the child to stop
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, quiet = false, abort } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...environment(), ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: windows && !command.endsWith('.exe'),
    })
    /** @type {Buffer[]} */
    const held = []
    child.stdout?.on('data', (chunk) => held.push(chunk))
    child.stderr?.on('data', (chunk) => held.push(chunk))
    const forward = (/** @type {NodeJS.Signals} */ signal) => void (reachesChildByItself(signal) || child.kill(signal))
    for (const signal of signals) process.on(signal, forward)
    const stop = () => void child.kill('SIGTERM')
    const forget = whenAbandoned(stop)
    abort?.addEventListener('abort', stop, { once: true })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      forget()
      for (const name of signals) process.off(name, forward)
      if (code !== 0) process.stderr.write(Buffer.concat(held))
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
