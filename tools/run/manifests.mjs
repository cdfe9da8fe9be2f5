import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { parseAllDocuments } from 'yaml'
import { root } from './paths.mjs'

/** @typedef {Record<string, any>} Manifest */

const schema = (/** @type {string} */ name) => JSON.parse(readFileSync(join(root, 'infra', 'schema', name), 'utf8'))
const ajv = () => new Ajv({ allErrors: true, strict: false, validateFormats: false })

const { $schema: _, ...composeSpec } = schema('compose-spec.json')
const compose = ajv().compile(composeSpec)
const { kinds, definitions } = schema('kubernetes.json')
const kubernetes = ajv().addSchema({ $id: 'kubernetes', definitions })

/** @param {import('ajv').ErrorObject[] | null | undefined} errors @returns {string[]} */
const inWords = (errors) =>
  (errors ?? []).map(({ instancePath, message, params }) => {
    const field = params.additionalProperty ?? params.unevaluatedProperty
    return `${instancePath || '/'} ${message}${field === undefined ? '' : ` (${field})`}`
  })

/** The documents of a YAML file, with its anchors and merges resolved. @param {string} text @returns {Manifest[]} */
export const readManifests = (text) =>
  parseAllDocuments(text, { merge: true }).map((document) => {
    const [error] = document.errors
    if (error) throw error
    return document.toJS({ maxAliasCount: -1 })
  })

/** What is wrong with a file of Compose, a line each. @param {Manifest} document */
export const composeProblems = (document) => (compose(document) ? [] : inWords(compose.errors))

/** What is wrong with a manifest of Kubernetes, a line each. @param {Manifest} manifest @returns {string[]} */
export function kubernetesProblems(manifest) {
  const { apiVersion, kind, metadata, items } = manifest
  if (kind === 'List') return items.flatMap(kubernetesProblems)
  const definition = kinds[`${apiVersion}/${kind}`]
  if (definition === undefined) return [`${apiVersion} ${kind} is no kind that infra/schema/kubernetes.json has`]
  const validate = kubernetes.getSchema(`kubernetes#/definitions/${definition}`)
  const problems = validate?.(manifest) ? [] : inWords(validate?.errors)
  const named = typeof metadata?.name === 'string' ? [] : ['/metadata must have a name']
  return [...named, ...problems].map((problem) => `${kind} ${metadata?.name ?? ''}: ${problem}`)
}

/** Names below `infra` with `/` in them, from the root of the repository; Node 20 has no glob yet. */
const files = readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' }).map((name) => `infra/${name.replaceAll('\\', '/')}`)

export const composeFiles = files.filter((name) => /^infra\/compose[^/]*\.yaml$/.test(name)).toSorted()
export const kubernetesFiles = files
  .filter((name) => /^infra\/kubernetes\/[^/]+\/[^/]+\.yaml$/.test(name) && !name.endsWith('kustomization.yaml'))
  .toSorted()

/** Holds each manifest against its schema and prints what does not fit. @returns {number} */
export function checkManifests() {
  const problems = [
    ...composeFiles.map((file) => ({ file, of: composeProblems })),
    ...kubernetesFiles.map((file) => ({ file, of: kubernetesProblems })),
  ].flatMap(({ file, of }) =>
    readManifests(readFileSync(join(root, file), 'utf8'))
      .flatMap(of)
      .map((problem) => `${file}: ${problem}`),
  )
  for (const problem of problems) process.stdout.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 1
}
