import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'
import { accountPages } from './routes/account/routes.ts'
import { championPages } from './routes/champion/routes.ts'
import { conversationPages } from './routes/conversation/routes.ts'
import { ledgerPages } from './routes/ledger/routes.ts'
import { accountabilityPages } from './routes/report/routes.ts'
import { staffScreens } from './routes/staff/routes.ts'

const sharePages = [
  route('share', 'routes/share/start.tsx'),
  route('share/check', 'routes/share/check.tsx'),
  route('share/cannot-use', 'routes/share/cannot-use.tsx'),
  route('share/files', 'routes/share/files.tsx'),
  route('share/later', 'routes/share/later.tsx'),
  route('share/return', 'routes/share/return.tsx'),
  route('share/done', 'routes/share/done.tsx'),
  route('share/stop', 'routes/share/stop.tsx'),
  route('share/stopped', 'routes/share/ending.tsx', { id: 'share-stopped' }),
  route('share/finished', 'routes/share/ending.tsx', { id: 'share-finished' }),
  route('share/too-young', 'routes/share/too-young.tsx'),
  route('share/:question', 'routes/share/ask.tsx'),
]

const contactPages = [
  route('contact', 'routes/contact/start.tsx'),
  route('contact/check', 'routes/contact/check.tsx'),
  route('contact/done', 'routes/contact/done.tsx'),
  route('contact/:question', 'routes/contact/ask.tsx'),
]

const programmePages = [
  index('routes/programme/about.tsx'),
  route('support', 'routes/programme/support.tsx'),
  route('support/:service', 'routes/programme/support-service.tsx'),
  route('call-me', 'routes/call-me/call-me.tsx'),
  route('information', 'routes/information/information.tsx'),
  route('support/:service/ask', 'routes/referral/ask.tsx'),
  layout('routes/share/layout.tsx', sharePages),
  layout('routes/share/layout.tsx', { id: 'contact-journey' }, contactPages),
  route('data-rights', 'routes/data-rights/ask.tsx'),
  route('data-rights/asked', 'routes/data-rights/sent.tsx', { id: 'right-asked' }),
  route('complain', 'routes/data-rights/complain.tsx'),
  route('complain/sent', 'routes/data-rights/sent.tsx', { id: 'complaint-sent' }),
  route('follow', 'routes/follow/subscribe.tsx'),
  ...championPages,
  ...conversationPages,
  ...accountabilityPages,
]

/** Pages for everybody, in every language: `/…` is English, `/ur/…` Urdu. */
const residentPages = [
  index('routes/home.tsx'),
  route('support', 'routes/support.tsx'),
  route('my-contribution', 'routes/contribution/my-contribution.tsx'),
  route('my-contribution/correct', 'routes/contribution/correct.tsx'),
  route('my-contribution/add', 'routes/contribution/add.tsx'),
  route('my-contribution/files', 'routes/contribution/files.tsx'),
  route('my-contribution/files/:file', 'routes/contribution/file.ts'),
  route('my-contribution/consent-record', 'routes/contribution/record.tsx'),
  route('my-contribution/consent-record.jsonld', 'routes/contribution/record-file.ts'),
  route('my-contribution/seen', 'routes/contribution/seen.tsx'),
  route('my-contribution/everything', 'routes/contribution/download.tsx'),
  route('my-contribution/everything.json', 'routes/contribution/download-file.ts'),
  route('my-contribution/more', 'routes/contribution/enquiry-more.tsx'),
  route('my-contribution/no-answer', 'routes/contribution/enquiry-withdraw.tsx'),
  route('my-contribution/enquiry.json', 'routes/contribution/enquiry-file.ts'),
  route('my-contribution/take-back', 'routes/contribution/application-withdraw.tsx'),
  route('my-contribution/say-yes', 'routes/contribution/application-accept.tsx'),
  route('my-contribution/talk.ics', 'routes/contribution/talk-file.ts'),
  route('my-contribution/application.json', 'routes/contribution/application-file.ts'),
  route('my-contribution/equality', 'routes/contribution/equality/start.tsx'),
  route('my-contribution/equality/check', 'routes/contribution/equality/check.tsx'),
  route('my-contribution/equality/delete', 'routes/contribution/equality/delete.tsx'),
  route('my-contribution/equality/:question', 'routes/contribution/equality/ask.tsx'),
  route('my-contribution/see/:commitment', 'routes/contribution/see.tsx'),
  route('my-contribution/check/:recommendation', 'routes/contribution/check.tsx'),
  route('my-contribution/follow', 'routes/follow/follow.tsx'),
  route('follow/confirm', 'routes/follow/confirm.tsx'),
  route('follow/stop', 'routes/follow/stop.tsx'),
  route('my-contribution/erase', 'routes/contribution/erase.tsx'),
  route('my-contribution/finished', 'routes/contribution/ended.tsx', { id: 'contribution-finished' }),
  route('my-contribution/erased', 'routes/contribution/ended.tsx', { id: 'contribution-erased' }),
  route('my-contribution/consent/:purpose', 'routes/contribution/change-consent.tsx'),
  route('my-call', 'routes/call-me/my-call.tsx'),
  route('r/:code', 'routes/contribution/follow.ts'),
  route('search', 'routes/search/search.tsx'),
  route('not-sent', 'routes/not-sent.tsx'),
  route('my-place', 'routes/gatherings/my-place.tsx'),
  route('my-request', 'routes/referral/my-request.tsx'),
  route('privacy', 'routes/about/privacy.tsx'),
  route('your-rights', 'routes/about/your-rights.tsx'),
  route('accessibility', 'routes/about/accessibility.tsx'),
  route('cookies', 'routes/about/cookies.tsx'),
  ...ledgerPages,
  route('programmes/:programme', 'routes/programme/layout.tsx', programmePages),
]

export default [
  route(':language?', 'routes/language.tsx', residentPages),
  route('request', 'routes/referral/partner.tsx'),
  ...staffScreens,
  ...accountPages,
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
