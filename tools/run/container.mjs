import { spawnSync } from 'node:child_process'
import { run } from './child.mjs'
import { added, mayInstall } from './debian.mjs'
import { withEngine } from './engine.mjs'
import { findNode } from './node.mjs'
import { modules } from './paths.mjs'

const image = 'heard:test'
/** Built on it: stands in for the images that infra/compose.yaml names. */
const standIns = 'heard:stand-ins'
const vitest = [`${modules}/vitest/vitest.mjs`, 'run', '--project', 'integration', '--no-file-parallelism']

/** Without it the files of Compose are not run, which the tests say. */
const addCompose = async () => spawnSync('docker-compose', ['version']).status === 0 || (mayInstall() && added(['docker-compose']))

/** Builds the image and tests it on an engine, then the files of Compose; says how long the build took and how big it is. @returns {Promise<number>} */
export const testContainer = () =>
  withEngine(async ({ DOCKER_HOST = '', DOCKER_BUILDKIT = '1' }) => {
    const env = { ...(DOCKER_HOST === '' ? {} : { DOCKER_HOST }), DOCKER_BUILDKIT }
    const build = (/** @type {string[]} */ ...args) => run('docker', ['build', '--network=host', ...args], { env, quiet: true })
    const began = performance.now()
    const built = await build('--file', 'infra/Dockerfile', '--tag', image, '.')
    if (built !== 0) return built
    process.stdout.write(`Built in ${Math.round((performance.now() - began) / 1000)} s.\n`)
    await run('docker', ['images', image, '--format', 'The image has {{.Size}}.'], { env })
    await addCompose()
    const made = await build('--tag', standIns, 'infra/stand-ins')
    if (made !== 0) return made
    return run(findNode(), [...vitest, 'infra/container', 'infra/stand-ins'], { env: { ...env, HEARD_TEST_IMAGE: image } })
  })
