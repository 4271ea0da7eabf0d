import { Button } from '../ui/Button.tsx';
import type { AddressView } from '#shared/records.ts';
import { expectedWords, needsAt, reportLines, shownTo, type PlaceNeed } from './address-detail.ts';
import type { BoardRecords } from './board-records.ts';
import { SettleItem } from './SettlePanel.tsx';
import { disagreements } from './settle-list.ts';
import { ShowPart } from './ShowPart.tsx';
import { SidePanel } from './SidePanel.tsx';
import type { BoardState } from './use-board.ts';
import styles from './SidePanel.module.css';

export interface AddressDetailProps {
  readonly id: string;
  readonly board: BoardState;
}

/** All that is known of one address, beside the list. */
export function AddressDetail({ id, board }: AddressDetailProps) {
  const { records, operation, acts, may, now } = board;
  const onClose = board.side.close;
  const address = records.address.get(id);
  if (address === undefined)
    return (
      <SidePanel title="No longer in the plan" onClose={onClose}>
        {null}
      </SidePanel>
    );
  const zone = operation.zone ?? 'Europe/London';
  const disputes = disagreements(records, zone).filter((one) => one.kind === 'step' && one.addressId === id);
  const needs = needsAt(id, records, operation);
  return (
    <SidePanel title={address.ref ?? ''} note={[address.line, address.postcode].join(', ')} onClose={onClose}>
      {may.has('OrderAddress') && (
        <span className={styles['buttons']}>
          <Button shortcut="F9" onClick={() => board.order(id, 'hold')}>
            Hold…
          </Button>
          <Button shortcut="F10" kind="danger" onClick={() => board.order(id, 'abort')}>
            Abort…
          </Button>
          <Button onClick={() => board.order(id, 'proceed')}>Proceed…</Button>
        </span>
      )}
      {disputes.map((item) => (
        <SettleItem key={item.key} item={item} acts={acts} may={may} now={now} />
      ))}
      <Plan address={address} records={records} />
      <Reports address={address} zone={zone} />
      <WhoComes needs={needs} />
      {records.showing.size + records.request.size > 0 && (
        <ShowPart
          addressRef={address.ref ?? ''}
          addressId={id}
          agencies={shownTo(id, records, zone)}
          acts={acts}
          mayShow={may.has('ShowPlace')}
        />
      )}
    </SidePanel>
  );
}

function Plan({ address, records }: { readonly address: AddressView; readonly records: BoardRecords }) {
  const team = records.team.get(address.teamId ?? '');
  const updater = records.member.get(team?.updaterId ?? '')?.name;
  return (
    <dl className={styles['facts']}>
      <dt>Expected</dt>
      <dd>{expectedWords(address)}</dd>
      <dt>Hazards</dt>
      <dd>{address.hazards === undefined || address.hazards === '' ? 'none known' : address.hazards}</dd>
      <dt>Way in</dt>
      <dd>{address.entry === undefined || address.entry === '' ? 'not written' : address.entry}</dd>
      <dt>Team</dt>
      <dd>
        {team === undefined ? 'none' : [team.callSign, team.talkgroup].filter(Boolean).join(' · ')}
        {typeof updater === 'string' && ` · ${updater} updates`}
      </dd>
    </dl>
  );
}

function Reports({ address, zone }: { readonly address: AddressView; readonly zone: string }) {
  return (
    <table className={styles['steps']}>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">First word</th>
          <th scope="col">Second word</th>
        </tr>
      </thead>
      <tbody>
        {reportLines(address, zone).map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.name}</th>
            <td className={line.first === 'not reported' ? styles['quiet'] : undefined}>{line.first}</td>
            <td>{line.second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhoComes({ needs }: { readonly needs: readonly PlaceNeed[] }) {
  return (
    <section className={styles['part']}>
      <h3 className={styles['head']}>Who comes</h3>
      {needs.length === 0 && <span className={styles['quiet']}>Nobody is asked for here.</span>}
      <ul className={styles['list']}>
        {needs.map((need) => (
          <li key={need.id} className={styles['item']}>
            <span className={styles['grow']}>
              <b className={need.isShort ? styles['warn'] : undefined}>
                {need.isShort ? '◆ ' : ''}
                {need.title}
              </b>{' '}
              <span className={styles['quiet']}>
                {need.hours}
                {need.isShort ? ' · gap' : ''}
              </span>
              {need.people.map((person) => (
                <span key={person.id}>
                  <br />
                  {person.words}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
