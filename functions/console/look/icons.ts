import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import check from 'lucide-static/icons/circle-check.svg?raw';
import dashed from 'lucide-static/icons/circle-dashed.svg?raw';
import dot from 'lucide-static/icons/circle-dot.svg?raw';
import minus from 'lucide-static/icons/circle-minus.svg?raw';
import pause from 'lucide-static/icons/circle-pause.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import external from 'lucide-static/icons/external-link.svg?raw';
import draft from 'lucide-static/icons/file-pen.svg?raw';
import remark from 'lucide-static/icons/message-square-warning.svg?raw';
import stop from 'lucide-static/icons/octagon-alert.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import warning from 'lucide-static/icons/triangle-alert.svg?raw';

/** The signs that we use, of Lucide's set. @see https://lucide.dev/icons */
export const icons = {
  check,
  chevronLeft,
  chevronRight,
  clock,
  dashed,
  dot,
  download,
  draft,
  external,
  minus,
  pause,
  remark,
  search,
  stop,
  warning,
} as const satisfies Record<string, string>;

/** One of our signs. */
export type IconName = keyof typeof icons;
