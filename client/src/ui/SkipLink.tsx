import styles from './SkipLink.module.css';

/** The first thing a tab key meets: past the head of the page to its main part. */
export function SkipLink({ target = 'main' }: { readonly target?: string }) {
  return (
    <a
      className={styles['skip']}
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        const main = document.getElementById(target);
        main?.setAttribute('tabindex', '-1');
        main?.focus();
      }}
    >
      Skip to the main part
    </a>
  );
}
