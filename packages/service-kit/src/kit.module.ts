import type { FactDefinitions } from '@heard/contracts'
import { type DynamicModule, Global, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core'
import { CqrsModule } from '@nestjs/cqrs'
import { AnswerInterceptor } from './answer.interceptor.ts'
import { Commands } from './commands.ts'
import { DayKeys } from './day-keys.ts'
import { Files } from './files/files.ts'
import { Outbox } from './outbox/outbox.ts'
import { Platform } from './platform.ts'
import { platformService } from './platform-service.ts'
import { ProblemFilter } from './problem.filter.ts'
import { RouteGuard } from './route.guard.ts'
import { FACTS } from './tokens.ts'

/** What all services in a process share: the platform, the command way, guard, problems, health. */
@Global()
@Module({})
export class KitModule {
  static for(platform: Platform, facts: FactDefinitions): DynamicModule {
    return {
      module: KitModule,
      imports: [CqrsModule.forRoot(), DiscoveryModule],
      controllers: [...platformService.controllers],
      providers: [
        { provide: Platform, useValue: platform },
        { provide: FACTS, useValue: { ...platformService.facts, ...facts } },
        Commands,
        DayKeys,
        Outbox,
        Files,
        ...platformService.providers,
        { provide: APP_GUARD, useClass: RouteGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Platform, Commands, DayKeys, Outbox, Files, CqrsModule],
    }
  }
}
