import { run } from './child.mjs'
import { withEngine } from './engine.mjs'
import { findNode } from './node.mjs'
import { modules } from './paths.mjs'

const image = 'heard:test'
const vitest = `${modules}/vitest/vitest.mjs`

/** Builds the image and tests it on an engine; says how long the build took and how big it is. @returns {Promise<number>} */
export const testContainer = () =>
  withEngine(async ({ DOCKER_HOST = '', DOCKER_BUILDKIT = '1' }) => {
    const env = { ...(DOCKER_HOST === '' ? {} : { DOCKER_HOST }), DOCKER_BUILDKIT }
    const began = performance.now()
    const built = await run('docker', ['build', '--network=host', '--file', 'infra/Dockerfile', '--tag', image, '.'], { env, quiet: true })
    if (built !== 0) return built
    process.stdout.write(`Built in ${Math.round((performance.now() - began) / 1000)} s.\n`)
    await run('docker', ['images', image, '--format', 'The image has {{.Size}}.'], { env })
    return run(findNode(), [vitest, 'run', '--project', 'integration', 'infra/container'], { env: { ...env, HEARD_TEST_IMAGE: image } })
  })
