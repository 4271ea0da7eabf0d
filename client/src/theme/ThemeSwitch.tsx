import { useId } from 'react';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { themes, type Theme } from './theme.ts';
import { useTheme } from './use-theme.ts';
import styles from './ThemeSwitch.module.css';

const looks: Readonly<Record<Theme, { readonly icon: IconName; readonly word: string }>> = {
  dark: { icon: 'moon', word: 'Dark' },
  light: { icon: 'sun', word: 'Light' },
  night: { icon: 'vehicle', word: 'Night' },
};

/** Dark, light or night; the choice is kept on this device. */
export function ThemeSwitch() {
  const [theme, setTheme] = useTheme();
  const name = useId();
  return (
    <fieldset className={styles['switch']}>
      <legend className={styles['legend']}>Theme</legend>
      {themes.map((one) => (
        <label key={one} className={cx(styles['choice'], one === theme && styles['on'])}>
          <input
            className={styles['input']}
            type="radio"
            name={name}
            checked={one === theme}
            onChange={() => setTheme(one)}
          />
          <Icon name={looks[one].icon} /> {looks[one].word}
        </label>
      ))}
    </fieldset>
  );
}
