/** An id that stands in a path as it is, whoever reads the path, and how often. */
const PLAIN = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** How an id begins that is written in another way than as it is. */
const MARK = '~';

/**
 * An id as one segment of a path of ours: as it is when every gateway leaves it so, else `~` and its UTF-8 in base64url.
 *
 * A percent escape does not do: an HTTP API of API Gateway hands on the decoded path, in which a `/` of an id looks like
 * one of the path, and cuts it at a decoded `?` (https://github.com/middleapi/standard-server/pull/93).
 */
export const pathId = (id: string): string => (PLAIN.test(id) ? id : written(id));

const written = (id: string): string => `${MARK}${Buffer.from(id).toString('base64url')}`;

/** The id that such a text of a decoded path stands for. Any other text is an id as it is. */
export function idInPath(text: string): string {
  const id = Buffer.from(text.slice(MARK.length), 'base64url').toString();
  return id !== '' && written(id) === text ? id : text;
}
