import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ThemeSwitch } from '../../theme/ThemeSwitch.tsx';
import { showTheme, themeOf } from '../../theme/theme.ts';
import { AnnouncerProvider } from '../Announcer.tsx';
import { Button } from '../Button.tsx';
import { ConnectionBar } from '../ConnectionBar.tsx';
import { SkipLink } from '../SkipLink.tsx';
import { TopBar } from '../TopBar.tsx';
import { FieldsPart } from './FieldsPart.tsx';
import { PhonePart } from './PhonePart.tsx';
import { ActsPart, StatesPart } from './StatesPart.tsx';
import styles from './gallery.module.css';

/** Every part in one place, for those who build screens. Not in the product: the build does not take it in. */
function Gallery() {
  return (
    <AnnouncerProvider>
      <SkipLink />
      <TopBar
        title="OP EXAMPLE"
        status={<ConnectionBar look="chip" connection={{ kind: 'connected' }} waiting={0} />}
        nav={
          <>
            <a href="#main" aria-current="page">
              Board
            </a>
            <a href="#fields">Plan</a>
          </>
        }
      >
        <ThemeSwitch />
        <span>Loggist</span> <Button kind="quiet">Sign out</Button>
      </TopBar>
      <main id="main" className={styles['page']}>
        <h1>Parts</h1>
        <StatesPart />
        <div className={styles['two']}>
          <FieldsPart />
          <div className="office">
            <FieldsPart />
          </div>
        </div>
        <ActsPart />
        <PhonePart />
      </main>
    </AnnouncerProvider>
  );
}

const asked = themeOf(new URLSearchParams(window.location.search).get('theme'));
if (asked !== undefined) showTheme(asked);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
}
