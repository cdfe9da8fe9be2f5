import { matchRoutes, type RouteObject } from 'react-router'
import routes from '../../app/routes.ts'

type Entry = { readonly path?: string | undefined; readonly file: string; readonly children?: readonly Entry[] | undefined }

const entries: readonly Entry[] = routes
const resident = entries.filter(({ path }) => path === ':language?')

const joined = (...paths: readonly (string | undefined)[]): string => paths.filter(Boolean).join('/')

const leaves = (list: readonly Entry[], above = ''): string[] =>
  list.flatMap(({ path, file, children }) => (children ? leaves(children, joined(above, path)) : file.endsWith('.tsx') ? [joined(above, path)] : []))

/** Every address of a resident page, as the routes have it; files are none. */
export const residentPages: readonly string[] = leaves(resident).map((path) => path.replace(':language?', '').replace(/^\//, '') || '/')

/** Which page of the routes an address is, and its name among those measured: a question of a journey has one of its own. */
export const pageAt = (address: string): { readonly page: string; readonly name: string } | undefined => {
  const { pathname } = new URL(address, 'http://resident')
  const matches = matchRoutes(entries as unknown as RouteObject[], pathname)
  if (matches?.[0]?.route.path !== ':language?' || matches[0].params.language !== undefined) return undefined
  const page = joined(...matches.map(({ route }) => route.path)).replace(/^:language\?\/?/, '') || '/'
  if (!residentPages.includes(page)) return undefined
  const params = matches.at(-1)?.params ?? {}
  const name = page.replaceAll(/:(question|step|purpose)\b/g, (whole, key: string) =>
    /^[a-z-]+$/.test(params[key] ?? '') ? (params[key] ?? '') : whole,
  )
  return { page, name }
}

/** The way that a page is part of: its first words, without the programme's. */
export const journeyOf = (name: string): string => {
  const [first = '', second = ''] = name.replace(/^programmes\/:programme\/?/, '').split('/')
  if (first === '') return name === '/' ? 'first page' : 'programme'
  return first === 'my-contribution' && second === 'equality' ? 'my-contribution/equality' : first
}
