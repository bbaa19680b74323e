/** What surrounds the page: Teams (or Outlook, or Microsoft 365), or nothing but a browser. */
import type { Link } from './link.ts';

/** The three looks of Teams; undefined where the browser's own settings decide. */
export type Theme = 'light' | 'dark' | 'contrast';

/** How sharing ended. */
export type Shared = 'shared' | 'copied' | { link: string };

export interface Host {
  /** The language that the person has there, as a BCP 47 tag. */
  locale: string;
  theme: Theme | undefined;
  /** What a deep link asks for. */
  link: Link;
  /** Whether the page is a tab that several people share: then they choose together what it opens. */
  isShared: boolean;
  /** Tells of every change of the theme. */
  onTheme: (change: (theme: Theme) => void) => void;
  /** Offers the address of a guide to others. */
  share: (link: string, title: string) => Promise<Shared>;
}
