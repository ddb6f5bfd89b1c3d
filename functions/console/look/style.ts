import base from '@picocss/pico/css/pico.fluid.classless.min.css?raw';
import frame from './frame.css?raw';
import parts from './parts.css?raw';
import tokens from './tokens.css?raw';
import { withoutUnused } from './without.ts';

/**
 * The console's one stylesheet: Pico without its classes for what every page on the web has, then our values, the parts of
 * a page and its frame. What no page uses of Pico is left out, and the rest lies in a layer of its own, so that any rule of
 * ours wins over one of its rules.
 *
 * @see https://picocss.com/docs/css-variables
 */
export const style = [`@layer base {${withoutUnused(base)}}`, tokens, parts, frame].join('\n');
