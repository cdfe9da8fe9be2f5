import type { Route } from '@heard/contracts'
import { listErasures } from '@heard/contracts/engagement'
import { listRecommendations } from '@heard/contracts/reporting'
import { allows, type Role, roles } from '@heard/identity'
import { routes } from '../services.ts'
import { programme } from '../story.fixture.ts'
import { Browser } from './pages.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const accountOf = (role: Role): string => (role === 'stakeholder' ? 'stakeholder.luton-cancer' : role)
const views = routes.filter(({ method }) => method === 'GET')
/** The session of this one was ended by the walk. */
const signedOut = 'connector'

const askersOf = (route: Route): readonly (string | undefined)[] =>
  route.action === 'public'
    ? [undefined]
    : (Object.keys(roles) as Role[]).filter((role) => allows(role, route.action) && role !== signedOut).map(accountOf)

/** Reads every view as everybody who may; answers those that fail. */
export const lookAtEveryView = async (walk: Walk, contribution: string): Promise<readonly string[]> => {
  await walk.caughtUp()
  const { recommendations, commitments } = await walk.ask(listRecommendations, { params: { programme } }, { as: 'publisher' })
  const ids: Readonly<Record<string, string | undefined>> = {
    programme,
    contribution,
    recommendation: recommendations.find(({ asked }) => asked.some(({ standing }) => standing === 'accepted-in-part'))?.id,
    commitment: commitments[0]?.id,
    version: '1',
  }
  const failed: string[] = []
  for (const route of views) {
    const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)
    const params = Object.fromEntries(names.map((name) => [name, ids[name] ?? listErasures.id]))
    for (const as of askersOf(route)) {
      const answer = await walk.try(route, { params, query: {} }, { as })
      if (!answer.ok && answer.status >= 500) failed.push(`${route.id} as ${as ?? 'nobody'}: ${answer.status}`)
    }
  }
  return failed
}

const linksIn = (page: string): string[] =>
  [...page.matchAll(/href="(\/[^"#?]*)/g)].flatMap(([, path = '']) => (path.startsWith('//') || path.startsWith('/assets/') ? [] : [path]))

/** Opens every page that anybody finds from the first one, in both languages; answers how many there are. Each must answer 200. */
export const lookAtEveryPublicPage = async (walk: Walk): Promise<number> => {
  const browser = new Browser(walk, 'anybody on pages')
  const known = new Set(['/', '/ur'])
  for (const path of known) for (const link of linksIn(await browser.open(path))) known.add(link)
  return known.size
}
