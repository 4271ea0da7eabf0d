import { themes, type Theme } from '../theme/theme.ts';
import { useTheme } from '../theme/use-theme.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { Menu } from '../ui/Menu.tsx';

const looks: Readonly<Record<Theme, { readonly icon: IconName; readonly word: string; readonly detail: string }>> = {
  dark: { icon: 'moon', word: 'Dark', detail: 'command room' },
  light: { icon: 'sun', word: 'Light', detail: 'office' },
  night: { icon: 'vehicle', word: 'Night', detail: 'in a vehicle' },
};

/** The theme, where there is no room for the whole switch. */
export function ThemeMenu() {
  const [theme, setTheme] = useTheme();
  const items = themes.map((one) => ({
    label: looks[one].word,
    detail: one === theme ? `${looks[one].detail} · shown now` : looks[one].detail,
    onSelect: () => setTheme(one),
  }));
  return <Menu label="Theme" kind="quiet" icon={looks[theme].icon} items={items} />;
}
