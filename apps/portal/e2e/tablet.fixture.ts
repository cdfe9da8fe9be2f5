import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The whole Chromium where there is one: its headless shell forgets service workers when it is killed. */
const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** A browser with a folder of its own, that can be killed and comes back with what it had kept. */
export class Tablet {
  private running: { readonly process: ChildProcess; readonly browser: Browser } | undefined

  private constructor(private readonly folder: string) {}

  static async make(): Promise<Tablet> {
    return new Tablet(await mkdtemp(join(tmpdir(), 'heard-tablet-')))
  }

  async start(): Promise<Page> {
    const portFile = join(this.folder, 'DevToolsActivePort')
    await rm(portFile, { force: true })
    const executable = whole.find((path) => existsSync(path)) ?? process.env.HEARD_CHROMIUM ?? 'chromium'
    const asked = [...flags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${this.folder}`, 'about:blank']
    const child = spawn(executable, asked, { stdio: 'ignore' })
    let port = ''
    while (port === '' && child.exitCode === null) {
      port = (await readFile(portFile, 'utf8').catch(() => '')).split('\n')[0] ?? ''
      await pause(20)
    }
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    this.running = { process: child, browser }
    const [context] = browser.contexts()
    if (!context) throw new Error('the browser has no window')
    return context.pages()[0] ?? context.newPage()
  }

  /** As when the battery is empty: nothing is closed, nothing is said. */
  async kill(): Promise<void> {
    if (!this.running) return
    const { process: child } = this.running
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    this.running = undefined
  }

  /** Files of the browser's folder in which one of these words can be read. */
  async filesWith(words: readonly string[]): Promise<readonly string[]> {
    const forms = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true })
    const found: string[] = []
    for (const entry of entries.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name))
      if (forms.some((form) => bytes.includes(form))) found.push(entry.name)
    }
    return found
  }

  async remove(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
