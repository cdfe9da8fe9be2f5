import type { Route } from '@heard/contracts'
import { routeOf } from '@heard/service-kit'
import type { INestApplication } from '@nestjs/common'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'

/** The routes of the API and the controllers that answer them do not match: a defect found at start. */
class RoutesDoNotMatch extends Error {
  readonly type = 'routes-do-not-match'
}

/** Every route has exactly one controller method, and every controller method a route. */
export const checkRoutes = (app: INestApplication, routes: readonly Route[]): void => {
  const scanner = new MetadataScanner()
  const implemented = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance }) => {
      const prototype: object = Object.getPrototypeOf(instance)
      return scanner.getAllMethodNames(prototype).map((name) => routeOf(Reflect.get(prototype, name) as object))
    })
    .filter((route) => route !== undefined)
  const missing = routes.filter((route) => implemented.filter((other) => other === route).length !== 1)
  const unlisted = implemented.filter((route) => !routes.includes(route))
  if (missing.length + unlisted.length > 0) {
    throw new RoutesDoNotMatch(
      `not implemented once: ${missing.map(({ id }) => id).join(', ') || 'none'}; not listed: ${unlisted.map(({ id }) => id).join(', ') || 'none'}`,
    )
  }
}
