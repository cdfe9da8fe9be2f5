import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

// Pages live for a second here: compiling their script better, on more threads, costs more processor time than it saves.
const plainScript = '--js-flags=--single-threaded --no-opt --no-maglev'
// Nor does one that is no danger to others need processes of its own, nor one that waits for the next site: together a quarter of the time.
const fewProcesses = ['--in-process-gpu', '--renderer-process-limit=1']
/** Chromium takes the last list only: what Playwright switches off and pages here would notice stands in it too. */
const without = [
  'SpareRendererForSitePerProcess',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  // A new page in the frame of the last one, as it was for years, is less work.
  'RenderDocument',
]
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  plainScript,
  ...fewProcesses,
  `--disable-features=${without.join()}`,
]
/** Ends with a value that can be sent back. Sent to those pages only that are looked at, as each page would have to read half a megabyte otherwise. */
const axeSource = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};0`

const launch = (): Promise<Browser> => chromium.launch({ executablePath: process.env.HEARD_CHROMIUM || '/usr/bin/chromium', args: flags })

/** Chromium sometimes falls over while it starts (a segmentation fault, before any page): it is started again then. */
export const openBrowser = (): Promise<Browser> => launch().catch(launch)

export const phone = { width: 360, height: 740 }
export const desk = { width: 1280, height: 900 }

/** What is no fault of a page: script kept out of a window without script, and a file let be by somebody who went on early. */
const noise = /\.js csp$|ERR_ABORTED$/

/** Faults but the answers to what was refused on purpose, which a browser reports as errors; `status` where a journey is refused in those ways only. */
export const serious = (faults: readonly string[], status: readonly number[] = []): string[] =>
  faults.filter((fault) => {
    const answered = /status of (4\d\d)/.exec(fault)?.[1]
    return answered === undefined || (status.length > 0 && !status.includes(Number(answered)))
  })

/** A visitor's window. Every console error, failed request and blocked resource of its pages ends up in `faults`. */
export const visitor = async (
  browser: Browser,
  { script, viewport = phone }: { readonly script: boolean; readonly viewport?: typeof phone },
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> => {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport, locale: 'en-GB' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('requestfailed', (request) => {
    const fault = `${request.url()} ${request.failure()?.errorText ?? ''}`
    if (!noise.test(fault)) faults.push(fault)
  })
  return { context, page, faults }
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page as it stands, once all of it has come. Needs script in the window. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  await page.waitForLoadState('domcontentloaded')
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axeSource)
  const options: axe.RunOptions = { runOnly: { type: 'tag', values: standards }, resultTypes: ['violations'] }
  const { violations } = await page.evaluate((given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given), options)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Whether the page can be scrolled sideways, which it must not at 360 pixels. */
export const isTooWide = async (page: Page): Promise<boolean> => {
  await page.waitForLoadState('domcontentloaded')
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
