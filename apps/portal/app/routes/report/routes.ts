import { route } from '@react-router/dev/routes'

/** What the public sees of a programme's account: below `/programmes/:programme`. */
export const accountabilityPages = [
  route('report', 'routes/report/report.tsx'),
  route('report/organisations', 'routes/report/organisations.tsx'),
  route('report/versions', 'routes/report/versions.tsx'),
  route('report/versions/:version', 'routes/report/version.tsx'),
  route('report/versions/:version/easy-read', 'routes/report/easy-read.tsx'),
  route('report/versions/:version/:file', 'routes/report/version-file.ts'),
  route('recommendations/:recommendation', 'routes/report/recommendation.tsx'),
  route('commitments/:commitment', 'routes/report/commitment.tsx'),
  route('commitments/:commitment/files/:file', 'routes/report/published-file.ts'),
  route('figures', 'routes/figures/figures.tsx'),
  route('figures/support', 'routes/figures/signposting.tsx'),
  route('figures/people', 'routes/figures/equality.tsx'),
  route('figures/:file', 'routes/figures/open-data.ts'),
  route('gatherings', 'routes/gatherings/list.tsx'),
  route('gatherings/ask', 'routes/gatherings/ask.tsx'),
  route('gatherings/asked', 'routes/gatherings/asked.tsx'),
  route('gatherings.ics', 'routes/gatherings/feed.ts'),
  route('gatherings/:gathering', 'routes/gatherings/show.tsx'),
  route('gatherings/:gathering/register', 'routes/gatherings/register.tsx'),
  route('gatherings/:gathering/heard', 'routes/gatherings/heard.tsx'),
  route('gatherings/:gathering/tell-us', 'routes/gatherings/tell-us.tsx'),
  route('gatherings/:gathering/calendar.ics', 'routes/gatherings/calendar.ts'),
]
