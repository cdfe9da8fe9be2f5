import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { DigestPace, type FollowState } from '@heard/contracts/engagement'
import { fold, type RecordedFact } from '@heard/event-sourcing'
import { Platform, Refused, Turns } from '@heard/service-kit'
import type { Access } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { ErasureList } from '../../erasure/replay-list/erasure-list.ts'
import { forgetSubject } from '../../erasure/replay-list/forget-subject.ts'
import { type FollowStatus, followDecider } from './follow.decider.ts'
import { type FollowFact, followStream } from './follow.events.ts'

const Target = z.strictObject({
  programme: z.string(),
  contribution: z.string().exactOptional(),
  /** `programme/…` or `commitment/…`, where what is followed is public. */
  topic: z.string().exactOptional(),
  pace: DigestPace.exactOptional(),
  /** Fingerprint of a topic with the address that follows it: confirmed, it replaces an earlier one. */
  way: z.string().exactOptional(),
  subject: z.string(),
  language: z.string(),
  confirm: z.string(),
})
/** What is followed, and the subject that its address is sealed for: known to the vault alone. */
export type FollowTarget = z.infer<typeof Target>
const Following = z.strictObject({ programme: z.string(), follow: z.string() })
/** One following. */
export type Following = z.infer<typeof Following>

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The vault's links between contributions and those who follow them, and the tokens in mails. */
@Injectable()
export class Follows {
  private readonly turns = new Turns()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ErasureList) private readonly list: Pick<ErasureList, 'addSubject' | 'subjects'>,
  ) {}

  /** The following of a contribution, if there is one. */
  async of(contribution: string): Promise<Following | undefined> {
    return Following.safeParse(await this.linked('following', contribution)).data
  }

  async target(follow: string): Promise<FollowTarget | undefined> {
    return Target.safeParse(await this.linked('followed', follow)).data
  }

  async stateOf(contribution: string): Promise<z.infer<typeof FollowState>> {
    const following = await this.of(contribution)
    const status = following ? await this.statusOf(following) : 'none'
    return status === 'ended' ? 'none' : status
  }

  async statusOf(following: Following): Promise<FollowStatus> {
    return fold(followDecider, await this.facts(following))
  }

  /** Followings that stand in the log though the erasure list has their address: a restored log has lost that they ended. */
  async lostEndings(): Promise<readonly Following[]> {
    const erased = new Set(this.list.subjects().map(({ subject }) => subject))
    const standing = new Map<string, Following>()
    for await (const fact of this.platform.store.readAll({ types: ['FollowAsked', 'FollowEnded'] })) {
      const { programme, follow } = (fact as RecordedFact<FollowFact>).data
      if (fact.type === 'FollowAsked') standing.set(follow, { programme, follow })
      else standing.delete(follow)
    }
    const lost: Following[] = []
    for (const following of standing.values()) {
      const target = await this.target(following.follow)
      if (target && erased.has(target.subject)) lost.push(following)
    }
    return lost
  }

  /** The address that follows a contribution; opening it is recorded. */
  async address(contribution: string, access: Omit<Access, 'purpose'>): Promise<string | undefined> {
    const following = await this.of(contribution)
    const asked = following && (await this.facts(following)).find(({ type }) => type === 'FollowAsked')
    return asked?.type === 'FollowAsked' ? this.open(asked.data.address.ref, access) : undefined
  }

  async open(ref: string, access: Omit<Access, 'purpose'>): Promise<string | undefined> {
    const [opened] = await this.platform.vault.open([ref], { ...access, purpose: 'contact' })
    return opened?.status === 'open' ? z.strictObject({ email: z.string() }).parse(opened.payload).email : undefined
  }

  /**
   * Links a new following to what it follows in the place of an earlier one, a subscription beside one that was confirmed; answers the token that confirms
   * it, of which a hash is kept.
   */
  keep(following: Following, target: Omit<FollowTarget, 'confirm'>): Promise<string> {
    return this.oneByOne(async () => {
      const { vault } = this.platform
      const token = randomBytes(32).toString('base64url')
      const confirm = vault.fingerprint('follow-confirm', token)
      const place = target.way === undefined ? this.placeOf(target.contribution) : this.waitingPlace(target.way)
      await vault.unlink(place)
      await vault.linkAll([
        { fingerprint: place, target: following },
        { fingerprint: vault.fingerprint('followed', following.follow), target: { ...target, confirm } },
        { fingerprint: confirm, target: following },
      ])
      return token
    })
  }

  /** @throws Refused `unknown-link` */
  async toConfirm(token: string): Promise<Following> {
    const following = Following.safeParse(await this.linked('follow-confirm', token))
    if (!following.success) throw new Refused('unknown-link')
    return following.data
  }

  /** The link of the first mail works once. */
  async used(token: string): Promise<void> {
    const { vault } = this.platform
    await vault.unlink(vault.fingerprint('follow-confirm', token))
  }

  /** What stands in every mail: nobody else can make one, nothing has to be stored for it, and it does not say which programme it is about. */
  stopToken(follow: string): string {
    return `${follow}.${this.platform.vault.fingerprint('follow-stop', follow)}`
  }

  /** @throws Refused `unknown-link` */
  async toStop(token: string): Promise<Following> {
    const follow = token.split('.')[0] ?? ''
    const genuine = timingSafeEqual(sha256(token), sha256(this.stopToken(follow)))
    const target = genuine ? await this.target(follow) : undefined
    if (!target) throw new Refused('unknown-link')
    return { programme: target.programme, follow }
  }

  /**
   * Erases the address and every link to it, that of the contribution last: as long as it is there, `of` leads here again after a crash.
   * `followed`: the contribution, where it is known.
   */
  forget(follow: string, followed?: string): Promise<void> {
    return this.oneByOne(async () => {
      const { vault } = this.platform
      const target = await this.target(follow)
      if (target) {
        await forgetSubject({ list: this.list, vault }, { subject: target.subject, purposes: ['contact'] })
        await vault.unlink(target.confirm)
        await vault.unlink(vault.fingerprint('followed', follow))
      }
      for (const place of this.placesOf(target ?? { contribution: followed })) {
        if ((await this.at(place))?.follow === follow) await vault.unlink(place)
      }
    })
  }

  /** The subscription that was confirmed, if there is one. */
  under(way: string): Promise<Following | undefined> {
    return this.at(way)
  }

  /** The subscription that waits to be confirmed, if there is one. */
  waitingUnder(way: string): Promise<Following | undefined> {
    return this.at(this.waitingPlace(way))
  }

  /** A subscription that waited was confirmed: it is found in the place of the earlier one from now on. */
  settle(way: string, following: Following): Promise<void> {
    return this.oneByOne(async () => {
      const { vault } = this.platform
      await vault.unlink(way)
      await vault.link(way, following)
      const waiting = this.waitingPlace(way)
      if ((await this.at(waiting))?.follow === following.follow) await vault.unlink(waiting)
    })
  }

  private async at(place: string): Promise<Following | undefined> {
    return Following.safeParse(await this.platform.vault.linked(place)).data
  }

  /** Where a following may be found from what it follows. */
  private placesOf({ contribution, way }: { readonly contribution?: string | undefined; readonly way?: string }): readonly string[] {
    if (way !== undefined) return [this.waitingPlace(way), way]
    return contribution === undefined ? [] : [this.placeOf(contribution)]
  }

  private placeOf(contribution: string | undefined): string {
    return this.platform.vault.fingerprint('following', contribution ?? '')
  }

  private waitingPlace(way: string): string {
    return this.platform.vault.fingerprint('subscribing', way)
  }

  private linked(domain: string, value: string) {
    const { vault } = this.platform
    return vault.linked(vault.fingerprint(domain, value))
  }

  private async facts({ programme, follow }: Following): Promise<FollowFact[]> {
    const facts: FollowFact[] = []
    for await (const fact of this.platform.store.readStream<FollowFact>(followStream(programme, follow))) facts.push(fact)
    return facts
  }

  /** Replacing and forgetting look at the same link. */
  private oneByOne<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take('link', work)
  }
}
