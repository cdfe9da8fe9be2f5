import { existsSync } from 'node:fs'
import { run } from './child.mjs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
/** One font of Debian's package that holds the Arabic script (Urdu pages would be rows of boxes without it). */
const urduFont = '/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf'

/** The browser that the end-to-end tests drive: `HEARD_CHROMIUM` if set, else a Chromium where systems put it. */
export const findBrowser = () => (process.env.HEARD_CHROMIUM ? [process.env.HEARD_CHROMIUM] : known).find((path) => existsSync(path))

/** Why browser tests cannot run on this machine, if so. */
export const withoutBrowser = findBrowser() ? undefined : 'no Chromium here (install one, or set HEARD_CHROMIUM to its path)'

/** Whether this machine lets us install Debian's packages. */
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Sees to a browser and the fonts for it where the system allows; elsewhere the browser tests are reported as skipped. */
export async function provideBrowser() {
  const missing = [...(findBrowser() ? [] : ['chromium']), ...(existsSync(urduFont) ? [] : ['fonts-noto-core'])]
  if (missing.length === 0 || !mayInstall()) return
  process.stderr.write(`Installing ${missing.join(' and ')} for the browser tests (half a minute, once) …\n`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const done =
    (await run('apt-get', ['update', '-q'], { env, quiet: true })) === 0 &&
    (await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], { env, quiet: true })) === 0
  if (!done) process.stderr.write(`${missing.join(' and ')} could not be installed.\n`)
}
