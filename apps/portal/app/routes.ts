import { index, type RouteConfig, route } from '@react-router/dev/routes'

/** Pages for everybody, in every language: `/…` is English, `/ur/…` Urdu. */
const residentPages = [index('routes/home.tsx')]

export default [route(':language?', 'routes/language.tsx', residentPages), route('*', 'routes/not-found.tsx')] satisfies RouteConfig
