import { index, type RouteConfig, route } from '@react-router/dev/routes'

const sharePages = [
  index('routes/share/start.tsx'),
  route('check', 'routes/share/check.tsx'),
  route('cannot-use', 'routes/share/cannot-use.tsx'),
  route('done', 'routes/share/done.tsx'),
  route('stop', 'routes/share/stop.tsx'),
  route('stopped', 'routes/share/ending.tsx', { id: 'share-stopped' }),
  route('finished', 'routes/share/ending.tsx', { id: 'share-finished' }),
  route('too-young', 'routes/share/ending.tsx', { id: 'share-too-young' }),
  route(':question', 'routes/share/ask.tsx'),
]

const programmePages = [
  index('routes/programme/about.tsx'),
  route('support', 'routes/programme/support.tsx'),
  route('share', 'routes/share/layout.tsx', sharePages),
]

/** Pages for everybody, in every language: `/…` is English, `/ur/…` Urdu. */
const residentPages = [
  index('routes/home.tsx'),
  route('support', 'routes/support.tsx'),
  route('my-contribution', 'routes/contribution/my-contribution.tsx'),
  route('my-contribution/finished', 'routes/contribution/finished.tsx'),
  route('r/:code', 'routes/contribution/follow.ts'),
  route('privacy', 'routes/about/privacy.tsx'),
  route('your-rights', 'routes/about/your-rights.tsx'),
  route('accessibility', 'routes/about/accessibility.tsx'),
  route('cookies', 'routes/about/cookies.tsx'),
  route('programmes/:programme', 'routes/programme/layout.tsx', programmePages),
]

export default [route(':language?', 'routes/language.tsx', residentPages), route('*', 'routes/not-found.tsx')] satisfies RouteConfig
