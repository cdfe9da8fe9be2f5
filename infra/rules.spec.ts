import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeFiles, kubernetesFiles, readManifests } from '../tools/run/manifests.mjs'

type Named = { readonly name: string }
type Port = Named & { readonly containerPort: number }
type Container = Named & {
  readonly image: string
  readonly ports?: readonly Port[]
  readonly envFrom?: readonly { readonly configMapRef: Named }[]
  readonly env?: readonly (Named & { readonly value?: string })[]
  readonly volumeMounts?: readonly (Named & { readonly mountPath: string })[]
  readonly [field: string]: unknown
}
type Pod = {
  readonly containers: readonly Container[]
  readonly initContainers?: readonly Container[]
  readonly volumes?: readonly Named[]
  readonly securityContext: unknown
  readonly [field: string]: unknown
}
type Labels = Readonly<Record<string, string>>
type Workload = {
  readonly place: string
  readonly kind: string
  readonly name: string
  readonly labels: Labels
  readonly pod: Pod
  readonly claims: readonly string[]
  readonly spec: Record<string, unknown>
}

const root = join(import.meta.dirname, '..')
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const manifestsOf = (file: string) => readManifests(textOf(file)).flatMap((each) => (each.kind === 'List' ? each.items : [each]))
const overlays = ['single', 'region'].map((name) => ({
  name,
  manifests: kubernetesFiles.filter((file) => file.includes('/base/') || file.includes(`/${name}/`)).flatMap(manifestsOf),
}))

const workloadsOf = ({ name: place, manifests }: (typeof overlays)[number]): readonly Workload[] =>
  manifests.flatMap(({ kind, metadata, spec }) => {
    const template = kind === 'CronJob' ? spec.jobTemplate.spec.template : spec?.template
    if (template === undefined) return []
    const claims = (spec.volumeClaimTemplates ?? []).map((claim: { metadata: Named }) => claim.metadata.name)
    return [{ place, kind, name: metadata.name, labels: template.metadata.labels, pod: template.spec, claims, spec }]
  })
const workloads = overlays.flatMap(workloadsOf)
const servers = workloads.filter(({ kind }) => kind !== 'CronJob')
const containersOf = ({ pod }: Workload): readonly Container[] => [...(pod.initContainers ?? []), ...pod.containers]
const containers = workloads.flatMap((workload) =>
  containersOf(workload).map((container) => ({ at: `${workload.place}: ${workload.name}/${container.name}`, container, workload })),
)

type Service = { readonly image: string; readonly ports?: readonly string[]; readonly environment?: Labels; readonly [field: string]: unknown }
const services = composeFiles.flatMap((file) => {
  const [document] = readManifests(textOf(file))
  const all = document?.services as Record<string, Service>
  return Object.entries(all).map(([name, service]) => ({ at: `${file}: ${name}`, name, service }))
})

const known = new Set(textOf('packages/service-kit/src/configuration.ts').match(/\bHEARD_[A-Z_0-9]+/g))
const isSelected = (
  selector: { matchLabels?: Labels; matchExpressions?: readonly { key: string; values: readonly string[] }[] },
  labels: Labels,
): boolean =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
  (selector.matchExpressions ?? []).every(({ key, values }) => values.includes(labels[key] ?? ''))

describe('every container', () => {
  it('is one of those that are looked at here', () => {
    expect(workloads.map(({ place, name }) => `${place}: ${name}`)).toEqual([
      'single: backup',
      'single: heard',
      'region: backup',
      'region: engagement',
      'region: champions',
      'region: events',
      'region: reporting',
      'region: record',
      'region: portal',
    ])
    expect(services.length).toBe(19)
  })

  it.each(containers)('$at: nobody in particular, a root file system that is not written, nothing that it may, limits', ({ container, workload }) => {
    expect(workload.pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    expect(container.securityContext).toEqual({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } })
    expect(container.resources).toEqual({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: { cpu: expect.any(String), memory: expect.any(String) },
    })
    const mounted = (container.volumeMounts ?? []).map(({ name }) => name)
    const volumes = [...(workload.pod.volumes ?? []).map(({ name }) => name), ...workload.claims]
    expect(volumes).toEqual(expect.arrayContaining(mounted))
  })

  it.each(services)('$at: nobody in particular, a root file system that is not written, nothing that it may, limits', ({ name, service }) => {
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
    expect(service.deploy).toMatchObject({
      resources: { limits: { cpus: expect.any(String), memory: expect.any(String), pids: expect.any(Number) } },
    })
    // One makes certificates in a volume that is root's, ends, and reaches no network.
    const isMaker = name === 'certificates'
    expect(service.user).toMatch(isMaker ? /^0:0$/ : /^[1-9]\d*:[1-9]\d*$/)
    expect(service.network_mode).toBe(isMaker ? 'none' : undefined)
    const runsOnce = isMaker || name === 'backup'
    expect(service.healthcheck).toEqual(runsOnce ? (isMaker ? undefined : { disable: true }) : expect.objectContaining({ test: expect.any(Array) }))
  })

  it('has an image of one version', () => {
    const images = services.map(({ service }) => service.image.replace(/^\$\{HEARD_IMAGE:-(.+)\}$/, '$1'))
    for (const image of images) expect(image).toMatch(/^[\w./-]+:(?!latest)[\w.-]*\d[\w.-]*$/)
    for (const { container } of containers) expect(container.image).toBe('heard')
    for (const { name } of overlays)
      expect(readManifests(textOf(`infra/kubernetes/${name}/kustomization.yaml`))[0]?.images).toEqual([
        { name: 'heard', newName: expect.any(String), newTag: expect.stringMatching(/^\d/) },
      ])
  })
})

describe('every part', () => {
  it.each(servers)('$place: $name says whether it has started, lives and is ready', ({ pod }) => {
    const [container] = pod.containers
    for (const [probe, path] of [
      ['startupProbe', '/health/live'],
      ['livenessProbe', '/health/live'],
      ['readinessProbe', '/health/ready'],
    ] as const) {
      expect(container?.[probe]).toMatchObject({ httpGet: { path, port: 'http' } })
    }
    expect(pod.topologySpreadConstraints).toHaveLength(1)
  })

  it.each(servers)('$place: $name is found by a Service at its port, may be away one at a time, and has network policies', ({ place, labels }) => {
    const { manifests } = overlays.find(({ name }) => name === place) ?? { manifests: [] }
    const of = (kind: string) => manifests.filter((each) => each.kind === kind)
    const found = of('Service').filter(({ spec }) => isSelected({ matchLabels: spec.selector }, labels))
    expect(found.length).toBe(1)
    expect(found[0]?.spec.ports).toEqual([{ name: 'http', port: 3000, targetPort: 'http' }])
    expect(
      of('PodDisruptionBudget')
        .filter(({ spec }) => isSelected(spec.selector, labels))
        .map(({ spec }) => spec.maxUnavailable),
    ).toEqual([1])
    const policies = of('NetworkPolicy').filter(({ metadata, spec }) => metadata.name !== 'default-deny' && isSelected(spec.podSelector, labels))
    expect(policies.some(({ spec }) => spec.policyTypes.includes('Ingress'))).toBe(true)
    expect(policies.some(({ spec }) => spec.policyTypes.includes('Egress'))).toBe(true)
    const [denies] = of('NetworkPolicy').filter(({ metadata }) => metadata.name === 'default-deny')
    expect(denies?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })
  })

  it('is reached at the port that it listens at', () => {
    const dockerfile = textOf('infra/Dockerfile')
    expect(dockerfile).toContain('HEARD_PORT=3000')
    expect(dockerfile).toContain('EXPOSE 3000')
    for (const { pod } of servers) expect(pod.containers[0]?.ports).toEqual([{ name: 'http', containerPort: 3000 }])
    expect(textOf('infra/proxy/nginx.conf')).toContain('set $portal portal:3000;')
  })

  it('is reached from outside by the proxy alone', () => {
    expect(services.filter(({ service }) => service.ports !== undefined).map(({ at }) => at)).toEqual([
      'infra/compose.single.yaml: proxy',
      'infra/compose.yaml: proxy',
    ])
    for (const { manifests } of overlays) {
      expect(manifests.filter(({ kind }) => kind === 'Ingress').length).toBe(1)
      expect(manifests.filter(({ kind, spec }) => kind === 'Service' && spec.type !== undefined)).toEqual([])
    }
  })
})

describe('settings', () => {
  const maps = overlays.flatMap(({ manifests }) => manifests.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'settings'))

  it('are variables that the platform knows', () => {
    const inCompose = services.flatMap(({ service }) => Object.keys(service.environment ?? {}))
    const files = composeFiles.flatMap((file) => textOf(file).match(/target: (HEARD_\w+)/g) ?? []).map((text) => text.slice('target: '.length))
    const inDockerfile = textOf('infra/Dockerfile').match(/HEARD_[A-Z_]+(?==)/g) ?? []
    const used = [...inCompose, ...files, ...inDockerfile, ...maps.flatMap(({ data }) => Object.keys(data))].filter((name) =>
      name.startsWith('HEARD_'),
    )
    expect(used.length).toBeGreaterThan(30)
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([])
  })

  it('hold no secret: those come as files that are not in the repository', () => {
    const secret = /^HEARD_(?:EVENT_STORE|DATABASE_URL|SMTP_URL|NOTIFY_API_KEY|OIDC_CLIENT_SECRET|LEDGER_S3)$/
    for (const { data } of maps) expect(Object.keys(data).filter((name) => secret.test(name))).toEqual([])
    for (const { service } of services)
      expect(Object.keys(service.environment ?? {}).filter((name) => secret.test(name) || /PASSWORD$|_KEY$/.test(name))).toEqual([])
    expect(kubernetesFiles.flatMap(manifestsOf).filter(({ kind }) => kind === 'Secret')).toEqual([])
    const tracked = execFileSync('git', ['ls-files', 'infra'], { cwd: root, encoding: 'utf8' }).split('\n')
    expect(tracked.filter((file) => /secrets\/|\.(?:key|pem|crt)$/.test(file))).toEqual([])
    for (const file of tracked.filter((name) => /\.(?:ya?ml|conf|sh|mjs)$|Dockerfile$/.test(name)))
      expect(textOf(file)).not.toMatch(/:\/\/[^\s/:@"']+:[^\s/@"'$]+@|BEGIN [A-Z ]*PRIVATE KEY/)
  })

  it('are all applied: each kustomization names every file beside it', () => {
    for (const folder of ['base', 'single', 'region']) {
      const [kustomization] = readManifests(textOf(`infra/kubernetes/${folder}/kustomization.yaml`))
      const beside = readdirSync(join(root, 'infra/kubernetes', folder)).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
      expect(kustomization?.resources.filter((name: string) => name !== '../base').toSorted()).toEqual(beside.toSorted())
    }
  })
})
