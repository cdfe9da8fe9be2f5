#!/usr/bin/env node
// Writes kubernetes.json beside it: the schemas of the kinds that our manifests use, taken from an unpacked @kubernetes/client-node.
//   npm pack @kubernetes/client-node && tar xzf kubernetes-client-node-*.tgz && node infra/schema/kubernetes.mjs package
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const kinds = {
  'v1/ConfigMap': 'V1ConfigMap',
  'v1/Namespace': 'V1Namespace',
  'v1/PersistentVolumeClaim': 'V1PersistentVolumeClaim',
  'v1/Service': 'V1Service',
  'v1/ServiceAccount': 'V1ServiceAccount',
  'apps/v1/Deployment': 'V1Deployment',
  'apps/v1/StatefulSet': 'V1StatefulSet',
  'batch/v1/CronJob': 'V1CronJob',
  'networking.k8s.io/v1/Ingress': 'V1Ingress',
  'networking.k8s.io/v1/NetworkPolicy': 'V1NetworkPolicy',
  'policy/v1/PodDisruptionBudget': 'V1PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/Role': 'V1Role',
  'rbac.authorization.k8s.io/v1/RoleBinding': 'V1RoleBinding',
}
/** What the server fills in, and nobody writes. */
const byServer = new Set(['status', 'managedFields'])
/** @typedef {Record<string, any>} Schema */
/** @type {Record<string, Schema>} */
const simple = { string: { type: 'string' }, boolean: { type: 'boolean' }, any: {}, object: { type: 'object' }, Date: { type: 'string' } }
/** @type {Record<string, Schema>} */
const either = { IntOrString: { type: ['integer', 'string'] }, 'number | string': { type: ['integer', 'string'] } }

const folder = resolve(process.argv[2] ?? '.')
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const { default: _, ...models } = await import(pathToFileURL(join(folder, 'dist/gen/models/all.js')).href)
/** @type {Record<string, Schema>} */
const definitions = {}

/** @param {string} type @returns {Schema | undefined} */
function schemaOf(type) {
  if (type in simple) return simple[type]
  if (type in either) return either[type]
  if (type === 'number') return { type: 'number' }
  const list = /^(?:Array|Set)<(.+)>$/.exec(type)
  if (list) return { type: 'array', items: schemaOf(list[1] ?? '') }
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type)
  if (map) return { type: 'object', additionalProperties: schemaOf(map[1] ?? '') }
  if (!(type in models)) throw new Error(`${type} is not known`)
  define(type)
  return { $ref: `#/definitions/${type}` }
}

/** @typedef {{ name: string, baseName: string, type: string }} Attribute */

/** @param {string} type */
function define(type) {
  if (type in definitions) return
  definitions[type] = {}
  const declared = readFileSync(join(folder, `dist/gen/models/${type}.d.ts`), 'utf8')
  /** @type {Attribute[]} */
  const attributes = models[type].getAttributeTypeMap().filter((/** @type {Attribute} */ { baseName }) => !byServer.has(baseName))
  const required = attributes.filter(({ name }) => new RegExp(`^    '${name}': `, 'm').test(declared)).map(({ baseName }) => baseName)
  definitions[type] = {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(attributes.map(({ baseName, type: of }) => [baseName, schemaOf(of)])),
  }
}

for (const type of Object.values(kinds)) define(type)
const source = `@kubernetes/client-node ${version} (Apache-2.0), made by infra/schema/kubernetes.mjs`
writeFileSync(new URL('kubernetes.json', import.meta.url), `${JSON.stringify({ $comment: source, kinds, definitions }, undefined, 1)}\n`)
