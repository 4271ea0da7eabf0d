import { signs, type IconName, type Sign } from './icon-paths.ts';
import { cx } from './cx.ts';
import styles from './Icon.module.css';

export interface IconProps {
  readonly name: IconName;
  readonly size?: 's' | 'm' | 'l';
}

/** A sign in the colour of the text. Hidden from screen readers: a word always stands beside it. */
export function Icon({ name, size = 'm' }: IconProps) {
  const sign: Sign = signs[name];
  return (
    <svg className={cx(styles['icon'], styles[size])} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path className={cx(sign.fill ? styles['fill'] : styles['stroke'], sign.dash && styles['dash'])} d={sign.d} />
    </svg>
  );
}
