import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { added, mayInstall } from './debian.mjs'

/** Debian's Chromium without the parts that people see: it costs a fifth less processor time. */
const shell = '/usr/bin/chromium-headless-shell'
/** Those with a window too. Tablets that are killed and come back need one: the small one forgets its service workers then. */
const whole = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const known = [shell, ...whole]
const isWholeThere = () => whole.some((path) => existsSync(path))
/** One font of Debian's package that holds the Arabic script (Urdu pages would be rows of boxes without it). */
const urduFont = '/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf'

/** The browser that the end-to-end tests drive: `HEARD_CHROMIUM` if set, else a Chromium where systems put it. */
export const findBrowser = () => (process.env.HEARD_CHROMIUM ? [process.env.HEARD_CHROMIUM] : known).find((path) => existsSync(path))

/** Why browser tests cannot run on this machine, if so. */
export const withoutBrowser = findBrowser() ? undefined : 'no Chromium here (install one, or set HEARD_CHROMIUM to its path)'

/** The small browser: of the same version as the Chromium that is installed, which is not to be changed by it. */
function shellPackage() {
  const version = /^Version: (\S+)$/m.exec(spawnSync('dpkg', ['-s', 'chromium-common'], { encoding: 'utf8' }).stdout ?? '')?.[1]
  return version ? `chromium-headless-shell=${version}` : 'chromium-headless-shell'
}

/**
 * Sees to a browser and the fonts for it where the system allows. Where the small one is not to be had a whole Chromium does;
 * without any the browser tests are reported as skipped.
 */
export async function provideBrowser() {
  if (!mayInstall()) return
  const fonts = existsSync(urduFont) ? [] : ['fonts-noto-core']
  const browsers = [...(isWholeThere() ? [] : ['chromium']), ...(existsSync(shell) ? [] : [shellPackage()])]
  const missing = [...(process.env.HEARD_CHROMIUM ? [] : browsers), ...fonts]
  if (missing.length === 0) return
  process.stderr.write(`Installing ${missing.join(' and ')} for the browser tests (half a minute, once) …\n`)
  if (await added(missing)) return
  const needed = [...(findBrowser() ? [] : ['chromium']), ...fonts]
  if (needed.length > 0 && !(await added(needed))) process.stderr.write(`${needed.join(' and ')} could not be installed.\n`)
}
