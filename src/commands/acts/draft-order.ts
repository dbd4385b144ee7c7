import { randomBytes } from 'node:crypto';
import { appointed } from '../../digest/desk/standing-order.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { OrderArgs } from '../args/order-args.ts';
import type { Context } from '../command.ts';
import { resolveNames, type SharedName } from '../meant/names-ordered.ts';
import { readQuietHours } from '../parse/read-time.ts';

export type Draft =
  | {
      readonly kind: 'draft';
      readonly subscription: Subscription;
      readonly args: OrderArgs;
      readonly shared: readonly SharedName[];
    }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/**
 * The subscription that these words order, with its first appointments; nothing is saved.
 * @param zone What the conversation has chosen; Tokyo where it has not.
 * @param head The archive's last change: what is older is never announced.
 */
export function draftOrder(
  given: OrderArgs,
  context: Pick<Context, 'viewer' | 'conversation' | 'language' | 'now' | 'measures' | 'sources'>,
  zone: string,
  head: number,
): Draft {
  const named = resolveNames(given, context.measures, context.sources);
  if (named.kind === 'problem') return named;
  const args: OrderArgs = { ...without(given, ['about', 'confirm']), measure: named.measures, from: named.from };
  const quiet = readQuietHours(args['quiet-hours']);
  if (quiet === undefined) return { kind: 'problem', problem: noHours(args['quiet-hours'] ?? '') };
  const every = args.every ?? (args.weekday !== undefined ? 'week' : args.date !== undefined ? 'month' : 'weekday');
  const subscription: Subscription = {
    id: `s${randomBytes(5).toString('hex')}`,
    workspace: context.viewer.workspace,
    conversation: context.conversation,
    ...(context.viewer.sees === undefined ? {} : { sees: context.viewer.sees }),
    profile: {
      themes: args.theme ?? [],
      sectors: args.sector ?? [],
      bodies: args.body ?? [],
      kinds: args.kind ?? [],
      measures: named.measures,
      from: named.from,
      languages: args.written ?? [],
      priorityMin: args.priority ?? 'low',
    },
    language: args.language ?? context.language,
    zone: args.zone ?? zone,
    digest:
      every === 'never'
        ? null
        : {
            every,
            weekday: every === 'week' ? Number(args.weekday ?? '1') : null,
            dayOfMonth: every === 'month' ? (args.date ?? 1) : null,
            time: args.time ?? '09:00',
            skipHolidays: args.holidays !== 'send',
          },
    alerts:
      args.alerts === 'off'
        ? null
        : { priorityMin: args.alerts ?? 'high', kinds: args['alert-kinds'] ?? [], stages: args['alert-stages'] ?? [] },
    quietHours: quiet,
    reminders: (args.reminders ?? [7, 3, 1]).toSorted((a, b) => b - a),
    whenQuiet: args.quiet === 'silent' ? 'stay-silent' : 'say',
    createdBy: context.viewer.person,
    createdAt: context.now,
    pausedUntil: null,
    nextDigestAt: null,
    nextReminderAt: null,
    alertsHeldAfter: null,
    nextAlertAt: null,
    nextDueAt: null,
    lastDigestAt: null,
    startsAfter: head,
    coveredTo: head,
    version: 1,
  };
  return { kind: 'draft', subscription: appointed(subscription, context.now), args, shared: named.shared };
}

function without(args: OrderArgs, names: readonly string[]): OrderArgs {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name))) as OrderArgs;
}

function noHours(written: string): Bilingual {
  return {
    ja: `速報を控える時間帯「${written}」を読み取れませんでした。「20:00-8:00」のように指定するか、「なし」としてください。`,
    en: `I could not read "${written}" as quiet hours. Please write them like 20:00-8:00, or "none".`,
  };
}
