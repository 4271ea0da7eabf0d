import styles from './details/details.module.css';

/** What leaves the roster once somebody is put forward, said plainly. */
export function WhatPoliceSee() {
  return (
    <details className={styles['told']}>
      <summary>What police see of somebody whom you put forward</summary>
      <ul>
        <li>Your agency’s name and her role, with the hours that you offer; never her name, nor the name shown.</li>
        <li>Her languages and dialects, and whether she is a woman or a man.</li>
        <li>Of her papers those that the need asks for, with their days.</li>
        <li>Whether she has declared that she may know somebody there; never whom or why.</li>
      </ul>
      <p className="muted">
        Telephone, mail, when else she is free and anybody whom you have not put forward stay with your agency.
      </p>
    </details>
  );
}
