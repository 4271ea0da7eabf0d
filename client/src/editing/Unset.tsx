import styles from './InPlace.module.css';

/** In place of a value that nobody has given yet. */
export function Unset({ children = 'not set' }: { readonly children?: string }) {
  return <span className={styles['unset']}>{children}</span>;
}
