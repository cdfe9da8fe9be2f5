// The arrows of ARCHITECTURE.md: which room may import which. turbo.json says the same by tags; this one also sees single files.

const { builtinModules } = require('node:module')

/** Room → the rooms it may import, besides itself. Rooms that may import anything are not listed. */
const arrows = {
  'packages/contracts': [],
  'packages/event-sourcing': [],
  'packages/transparency-log': [],
  'packages/files': [],
  'packages/sql': [],
  'packages/event-store': ['packages/event-sourcing', 'packages/sql'],
  'packages/vault': ['packages/event-sourcing', 'packages/sql'],
  'packages/privacy': ['packages/event-sourcing', 'packages/vault', 'packages/contracts'],
  'packages/audit-trail': ['packages/event-sourcing', 'packages/transparency-log', 'packages/contracts'],
  'packages/identity': ['packages/contracts', 'packages/sql'],
  'packages/service-kit': ['packages/[^/]+'],
  'apps/(?:engagement|champions|events|reporting)': ['packages/[^/]+'],
  'apps/portal': ['packages/contracts', 'packages/identity', 'packages/transparency-log/src/verify'],
}
const composers = ['apps/standalone', 'apps/cli']

const pure = String.raw`\.(?:events|state|decide|decider|projection|audit|policy)\.ts$`
const platform = `^(?:node:)?(?:${builtinModules.join('|')})$|node_modules/(?:@nestjs|rxjs|reflect-metadata)/`
const spec = String.raw`\.spec\.tsx?$`

/** `apps/(?:a|b)` becomes one rule for each app, so that a service cannot import its neighbour. */
const roomsOf = (pattern) => {
  const group = /^(.*)\(\?:(.+)\)$/.exec(pattern)
  return group ? group[2].split('|').map((name) => group[1] + name) : [pattern]
}
const rooms = Object.entries(arrows).flatMap(([pattern, allowed]) => roomsOf(pattern).map((room) => ({ room, allowed })))

const arrowRules = rooms.map(({ room, allowed }) => ({
  name: `arrow:${room}`,
  comment: allowed.length === 0 ? `${room} imports nothing of ours.` : `${room} imports only ${allowed.join(', ')}.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: '^(?:packages|apps|tools|bench|programmes)/', pathNot: [room, ...allowed].map((name) => `^${name}(?:/|\\.)`) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrowRules,
    {
      name: 'room-without-arrows',
      comment: 'A new room needs its line in the table above.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/', pathNot: [...rooms.map(({ room }) => room), ...composers].map((room) => `^${room}/`) },
      to: { path: '.' },
    },
    {
      name: 'pure:npm',
      comment: 'Files pure by suffix import zod and our pure rooms only.',
      severity: 'error',
      from: { path: pure },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'pure:rooms',
      comment: 'Files pure by suffix import contracts, event-sourcing and privacy only, besides their own room.',
      severity: 'error',
      from: { path: `^((?:packages|apps)/[^/]+)/.*${pure}` },
      to: { path: '^(?:packages|apps)/', pathNot: ['^$1/', '^packages/(?:contracts|event-sourcing|privacy)/'] },
    },
    {
      name: 'pure:reach',
      comment: 'Files pure by suffix reach neither Node nor Nest, not even through a file beside them.',
      severity: 'error',
      from: { path: pure },
      to: { path: platform, reachable: true },
    },
    {
      name: 'no-circle',
      comment: 'Files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-spec-imported', comment: 'Nothing imports a spec.', severity: 'error', from: {}, to: { path: spec } },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`/(?:build|dist|\.react-router)/` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module-sync', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
