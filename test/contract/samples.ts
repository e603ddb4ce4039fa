/** Texts and pictures that the suites show everywhere. */

/** Everything a title could try on a chat platform or on a page. */
export const HOSTILE =
  "@everyone <!channel> </script> [link](http://evil.example/a) ||spoiler|| *bold* _slanted_ ~~struck~~ `coded` <@100> <t:0> &amp; \u202egnp.exe";

/** As people must be able to read it: the mark that turns the reading direction is gone, all else is there. */
export const HOSTILE_SHOWN = HOSTILE.replace("\u202e", "");

/** The smallest picture: one dot, as PNG in base64. */
export const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
