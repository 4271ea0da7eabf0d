import type {
  AddressView,
  AgencyView,
  AssignmentView,
  ContestView,
  CoverView,
  MemberView,
  NoticeView,
  OperationView,
  ReadinessView,
  RequestView,
  RequirementView,
  ShowingView,
  SiteView,
  TeamView,
} from '#shared/records.ts';
import type {
  ChannelView,
  ContingencyView,
  DrawingView,
  ImportView,
  PostView,
  RiskView,
  StaffView,
  TaskView,
  UsualNeedView,
  WarrantView,
} from '#shared/plan-records.ts';
import { nameText, siteTitle } from '../words/sentences.ts';

type Table<V> = ReadonlyMap<string, V>;

/** Everything that the plan page shows, as the viewer may see it. */
export interface PlanData {
  readonly operation: OperationView;
  readonly addresses: Table<AddressView>;
  readonly sites: Table<SiteView>;
  readonly teams: Table<TeamView>;
  readonly agencies: Table<AgencyView>;
  readonly members: Table<MemberView>;
  readonly requirements: Table<RequirementView>;
  readonly requests: Table<RequestView>;
  readonly assignments: Table<AssignmentView>;
  readonly showings: Table<ShowingView>;
  readonly contests: Table<ContestView>;
  readonly covers: Table<CoverView>;
  readonly readiness: Table<ReadinessView>;
  readonly posts: Table<PostView>;
  readonly tasks: Table<TaskView>;
  readonly contingencies: Table<ContingencyView>;
  readonly channels: Table<ChannelView>;
  readonly warrants: Table<WarrantView>;
  readonly risks: Table<RiskView>;
  readonly drawings: Table<DrawingView>;
  readonly usualNeeds: Table<UsualNeedView>;
  readonly staff: Table<StaffView>;
  readonly imports: Table<ImportView>;
  readonly notices: Table<NoticeView>;
}

export type Entry<V> = readonly [id: string, view: V];

const order = new Intl.Collator('en-GB', { numeric: true });

/** Entries in the order of a name, numbers within it as numbers: A2 before A10. */
export function sorted<V>(table: Table<V>, name: (view: V) => string | undefined): readonly Entry<V>[] {
  return [...table].sort(
    ([idA, a], [idB, b]) => order.compare(name(a) ?? '', name(b) ?? '') || order.compare(idA, idB),
  );
}

/** "A2", or "Reception centre: Example Hall". */
export function placeName(
  data: Pick<PlanData, 'addresses' | 'sites'>,
  place: { readonly kind: 'address' | 'site'; readonly id: string } | undefined,
): string {
  if (place === undefined) return 'a place not shown';
  if (place.kind === 'address') return data.addresses.get(place.id)?.ref ?? 'an address not shown';
  const site = data.sites.get(place.id);
  return site === undefined ? 'a site not shown' : siteTitle(site);
}

/** A member's name, with "dismissed" where they no longer take part. */
export function memberName(data: Pick<PlanData, 'members'>, id: string): string {
  const member = data.members.get(id);
  const name = nameText(member?.name);
  return member?.active === false ? `${name} (dismissed)` : name;
}

/** "Harbour Support", or "Harbour Support · Romanian desk". */
export function agencyName(data: PlanData, agencyId: string | undefined, unitId?: string | null): string {
  const agency = agencyId === undefined ? undefined : data.agencies.get(agencyId);
  const unit = agency?.units?.find(({ id }) => id === unitId)?.name;
  const name = agency?.name ?? 'an agency not shown';
  return unit === undefined ? name : `${name} · ${unit}`;
}

/** Members who may stand in a team: active, and in the field or of a police agency. The server holds the same rule. */
export function teamCandidates(data: Pick<PlanData, 'members' | 'agencies'>): readonly Entry<MemberView>[] {
  return sorted(data.members, ({ name }) => nameText(name)).filter(
    ([, member]) =>
      member.active !== false &&
      (member.roles?.includes('field') === true || data.agencies.get(member.agencyId ?? '')?.kind === 'police'),
  );
}

/** Addresses and sites in one order, for pickers and for the table of showings. */
export function places(data: Pick<PlanData, 'addresses' | 'sites'>): readonly {
  readonly kind: 'address' | 'site';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}[] {
  return [
    ...sorted(data.addresses, ({ ref }) => ref).map(([id, { ref, line }]) => ({
      kind: 'address' as const,
      id,
      name: ref ?? '',
      detail: line ?? '',
    })),
    ...sorted(data.sites, siteTitle).map(([id, site]) => ({
      kind: 'site' as const,
      id,
      name: siteTitle(site),
      detail: site.line ?? '',
    })),
  ];
}
