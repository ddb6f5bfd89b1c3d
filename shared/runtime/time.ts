/** The time that one invocation has, in real milliseconds. */
export interface Time {
  timeLeftMs(): number;
}
