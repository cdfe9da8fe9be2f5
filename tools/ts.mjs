// Lets Node run this repository's TypeScript as it stands: `node --import ./tools/ts.mjs file.ts`.
// Node's own type stripping knows neither decorators (NestJS needs their metadata) nor JSX, so rolldown's transform does it.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

/** @type {Readonly<Record<string, 'ts' | 'tsx'>>} */
const languages = { '.ts': 'ts', '.mts': 'ts', '.tsx': 'tsx' }

/** @param {string} url */
function languageOf(url) {
  if (!url.startsWith('file:')) return undefined
  const { pathname } = new URL(url)
  return pathname.includes('/node_modules/') ? undefined : languages[extname(pathname)]
}

/**
 * @param {string} path
 * @param {'ts' | 'tsx'} lang
 */
function compile(path, lang) {
  const { code, map, errors } = transformSync(path, readFileSync(path, 'utf8'), {
    lang,
    sourceType: 'module',
    sourcemap: true,
    target: 'es2024',
    jsx: { runtime: 'automatic' },
    decorator: { legacy: true, emitDecoratorMetadata: true },
    helpers: { mode: 'Runtime' },
    typescript: { onlyRemoveTypeImports: false },
  })
  if (errors.length > 0) throw new SyntaxError(errors.map((error) => error.message).join('\n'))
  const inline = Buffer.from(JSON.stringify(map)).toString('base64')
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    // Bundlers import JSON without an attribute; Node asks for one.
    if (!specifier.endsWith('.json') || context.importAttributes?.type === 'json') return nextResolve(specifier, context)
    return { ...nextResolve(specifier, { ...context, importAttributes: { type: 'json' } }), importAttributes: { type: 'json' } }
  },
  load(url, context, nextLoad) {
    const lang = languageOf(url)
    if (!lang) return nextLoad(url, context)
    return { format: 'module', shortCircuit: true, source: compile(fileURLToPath(url), lang) }
  },
})

process.setSourceMapsEnabled(true)
