import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeProblems, kubernetesProblems, type Manifest, readManifests } from './manifests.mjs'
import { root } from './paths.mjs'

const manifestsOf = (file: string): Manifest[] =>
  readManifests(readFileSync(join(root, file), 'utf8')).flatMap((each) => (each.kind === 'List' ? each.items : [each]))

describe('a manifest that does not fit its schema is found', () => {
  const deployment = () => manifestsOf('infra/kubernetes/region/parts.yaml').find(({ kind }) => kind === 'Deployment') ?? {}
  const compose = () => manifestsOf('infra/compose.single.yaml')[0] ?? {}

  it.each([
    ['an unknown field', (made: Manifest) => Object.assign(made.spec.template.spec, { restartPolice: 'Always' }), 'restartPolice'],
    ['a wrong type', (made: Manifest) => Object.assign(made.spec, { replicas: 'two' }), '/spec/replicas must be number'],
    ['a missing name', (made: Manifest) => Object.assign(made, { metadata: {} }), '/metadata must have a name'],
    [
      'a container without a name',
      (made: Manifest) => Object.assign(made.spec.template.spec, { containers: [{ image: 'heard' }] }),
      "must have required property 'name'",
    ],
    ['an unknown kind', (made: Manifest) => Object.assign(made, { kind: 'Deploymnet' }), 'is no kind'],
  ])('Kubernetes: %s', (_, spoil, message) => {
    const manifest = deployment()
    expect(kubernetesProblems(manifest)).toEqual([])
    spoil(manifest)
    expect(kubernetesProblems(manifest).join('\n')).toContain(message)
    expect(kubernetesProblems({ kind: 'List', items: [manifest] })).toEqual(kubernetesProblems(manifest))
  })

  it.each([
    ['an unknown field', { read_onli: true }, 'read_onli'],
    ['a wrong type', { cap_drop: 'ALL' }, '/services/heard/cap_drop must be array'],
  ])('Compose: %s', (_, wrong, message) => {
    const document = compose()
    expect(composeProblems(document)).toEqual([])
    Object.assign(document.services.heard, wrong)
    expect(composeProblems(document).join('\n')).toContain(message)
  })
})
