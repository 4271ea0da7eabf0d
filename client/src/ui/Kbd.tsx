import styles from './Kbd.module.css';

/** The name of a key, drawn as a key. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles['kbd']}>{children}</kbd>;
}
